"""The files of a run, written in steps: killed at any moment, it goes on from its last step.

What is written goes to files of other names, and a step is a whole number of records. With every step the state is
written too: how long each file is by then, and from where to go on. What stands behind that length was written by a
step that did not end, and is cut off. One file after the other may be the main one, such as those of a folder; others,
such as that of the errors, are written beside them all the time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Set
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

from cleaner.dumps.formats.atomic_writes import WriteError
from cleaner.dumps.formats.durable_files import rename, sync_folder
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.output.part_files import (
    STDOUT,
    BusyError,
    Direct,
    Part,
    Seal,
    hidden,
    is_direct,
    is_hidden,
    locked,
    raising_write_errors,
    unlock,
)
from cleaner.dumps.output.run_state import FORM, MAIN, ResumeError, is_usable, new_state, read_state, state_file

STEP: Final = 4_000_000  # bytes, of all files together


class Output:
    """The main file, or the main files one after the other, and those that are written in step with them.

    It is used in a `with` block, at whose end the files are whole if `finish` was called; otherwise what the last step
    left stays for a run that resumes it, if it is to be kept. `state` is what the last step said, None before it.
    """

    def __init__(
        self,
        home: Path | None,
        beside: Mapping[str, Path],
        *,
        optional: Set[str] = frozenset(),
        passing: Set[str] = frozenset(),
        resume: bool = False,
        keep: bool = True,
    ) -> None:
        """Open the files `beside` by name; with `resume`, as an earlier run left them, if one did.

        `home` is the main file, or the folder of the main files, beside which the state is kept; there is no state for
        standard output (None) and for what is no regular file. Those files beside that are `optional` are not there in
        the end if nothing was written to them, those that are `passing` never are. Raises `WriteError` for what
        cannot be written, `BusyError` where another run writes to one of the files, and `ResumeError` where an earlier
        run left its state, but its files are not as it left them.
        """
        self._shown, self._keep = home or Path(STDOUT), keep
        self._optional, self._passing = optional, passing
        self._home = Path(os.path.realpath(self._shown))
        self._stateless = is_direct(home) and not self._home.is_dir()
        self._key = hashlib.sha256(os.fsencode(self._home)).hexdigest()[:8]
        self._parts: dict[str, Part] = {}
        self.state: Mapping[str, Any] | None = None
        self.sizes: Mapping[str, int] = {}
        self.left_over = False  # whether there was a state that nobody asked for
        with raising_write_errors(self._shown):
            self._lock = None if self._stateless else locked(self._home, self._shown)
        try:
            for name, path in sorted(beside.items()):
                self._parts[name] = Direct(path) if is_direct(path) else Part(path, self._key, like=home)
            self._open(resume)
        except OSError as error:
            self._close()
            raise WriteError(self._shown, error) from None
        except WriteError:
            self._close()
            raise
        except (BusyError, ResumeError):
            self._close(keep=True)
            raise

    def _open(self, resume: bool) -> None:
        left = self._read_state()
        self.left_over = left is not None and not resume
        if left is not None and resume:
            self.state = self._usable(left)
        else:
            self._remove()
        for name, part in self._parts.items():
            if not (self.finishing and not part.part.exists()):
                part.open(self.state["sizes"][name] if self.state else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    @property
    def finishing(self) -> bool:
        """Whether an earlier run had written everything, and was giving the files their names."""
        return bool(self.state and self.state["finishing"])

    @property
    def ended(self) -> Path | None:
        """The main file that an earlier run had ended, and that may not have its name yet."""
        return Path(self.state["main"]) if self.state and self.state["ended"] and self.state["main"] else None

    @property
    def begun(self) -> bool:
        """Whether an earlier run had begun a main file, and not ended it."""
        return bool(self.state and self.state["main"] and not self.state["ended"])

    def begin(self, path: Path | None = None, *, sealed: bool = False) -> Path | None:
        """Begin the main file at `path` (None for the home itself), or go on with it: then give the hidden file.

        Raises `WriteError` for what cannot be written, and `BusyError` where another run writes to it.
        """
        path = path or self._shown
        if self._stateless:
            self._parts[MAIN] = Direct(None if str(path) == STDOUT else path)
            self._parts[MAIN].open()
            return None
        own = self.state if self.state and self.state["main"] == str(path) and not self.state["ended"] else None
        part = self._parts[MAIN] = Part(path, sealed=sealed, lock=path != self._shown, like=self._shown)
        size = own["sizes"].get(MAIN) if own else None
        part.open(size)
        return part.part if size else None

    def write(self, data: bytes, name: str = MAIN) -> None:
        """Add to the next step of the main file, or of the one beside it that is called `name`."""
        self._parts[name].add(data)

    @property
    def waiting(self) -> int:
        """The bytes that were written since the last step."""
        return sum(part.waiting for part in self._parts.values())

    @property
    def full(self) -> bool:
        """Whether enough was written for a step."""
        return self.waiting >= STEP

    @property
    def size(self) -> int:
        """The bytes of the main file at the last step."""
        return int(self.state["sizes"].get(MAIN, 0)) if self.state else 0

    def step(self, state: Mapping[str, Any], *, ended: bool = False, finishing: bool = False) -> None:
        """End a step: what was written is on the disk from now on, and `state` says from where to go on."""
        sizes = {name: part.put() for name, part in self._parts.items()}
        if self._stateless:
            self.sizes = sizes
            return
        main = self._parts.get(MAIN)
        known = {
            "form": FORM,
            "sizes": sizes,
            "files": sorted(str(part.part) for part in self._parts.values()),
            "main": str(main.shown) if main else "",
            "ended": ended,
            "finishing": finishing,
        }
        with raising_write_errors(self._shown):
            self._write_state({**state, **known})

    def end(self, state: Mapping[str, Any], seal: Seal | None = None) -> None:
        """End the main file and give it its name; `state` says from where to go on with the next.

        Raises `FormatError` where it cannot be made of its spool, which goes.
        """
        self.step(state, ended=True)
        self._give_name(self._parts.pop(MAIN), seal)

    def complete(self, seal: Seal | None = None) -> None:
        """Give the main file that an earlier run had ended its name, if it has not got it; raise as `end` does."""
        if self.ended:
            self._give_name(Part(self.ended, sealed=seal is not None, lock=self.ended != self._shown), seal)

    def file_of(self, name: str) -> Path:
        """Give the hidden file in which all that was written beside by the last step stands."""
        return self._parts[name].part

    def show(self, name: str) -> None:
        """Put a copy of a file beside, as it is, where the whole one would go."""
        self._parts[name].show()

    def finish(self, state: Mapping[str, Any] | None = None, seal: Seal | None = None) -> None:
        """Write what is left, and give the files their names; raise as `end` does, when the others have theirs."""
        if not self.finishing:
            self.step(state or {}, ended=MAIN in self._parts, finishing=True)
        sizes = self.state["sizes"] if self.state else self.sizes
        main = self._parts.pop(MAIN, None)
        for name, part in self._parts.items():
            if name in self._passing:
                part.remove()
            elif name in self._optional and not sizes.get(name):
                part.remove()
                with suppress(OSError):
                    part.path.unlink(missing_ok=True)  # that of an earlier run is of other records
            else:
                part.move()
        if main:  # at last, so that where it is all is whole
            try:
                self._give_name(main, seal)
            except FormatError:  # what cannot be made of its spool now cannot be made of it later
                self.state = None
                raise
        self.state = None

    def _give_name(self, part: Part, seal: Seal | None) -> None:
        try:
            part.move(seal)
        except FormatError as error:
            part.remove()
            raise FormatError(f"{part.shown}: {error}") from None
        finally:
            part.close()

    def _read_state(self) -> object | None:
        return None if self._stateless else read_state(self._home)

    def _usable(self, state: object) -> Mapping[str, Any]:
        """Give the state back, if it is one, and its files are as it says."""
        parts = {name: part.part for name, part in self._parts.items()}
        if isinstance(state, Mapping) and is_usable(state, self._home, parts):
            return state
        raise ResumeError(
            f"{self._shown}: what a stopped run left there is not as it was, or is that of another command: "
            "leave --resume out to begin anew"
        )

    def _write_state(self, state: Mapping[str, Any]) -> None:
        new = new_state(self._home, state)
        try:
            rename(new, state_file(self._home))
        finally:
            if not new.exists():  # it has its name, be it that an interrupt came before the folder was synced
                self.state = state

    def _close(self, *, keep: bool = False) -> None:
        if not keep and (self.state is None or not self._keep):
            self._remove()
        for part in self._parts.values():
            part.close()
        if self._lock:
            unlock(self._home, self._lock)

    def _remove(self) -> None:
        """Remove what was written, and what the state says that was written by an earlier run."""
        state = self._read_state()
        files = state.get("files") if isinstance(state, dict) else None
        older = [Path(file) for file in files if isinstance(file, str)] if isinstance(files, list) else []
        for part in self._parts.values():
            part.remove()
        for path in (
            *(path for path in older if is_hidden(path)),
            *(hidden(self._home, kind) for kind in ("part", "seal", "sealed", "state", "new")),
        ):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if state is not None:
            sync_folder(self._home.parent)
