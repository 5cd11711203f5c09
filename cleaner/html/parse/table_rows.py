"""Tables: the cells of a row joined to one line, where they hold a table's values and not the page's columns."""

from __future__ import annotations

from cleaner.html.parse.layout import Block, PageLine
from cleaner.html.parse.tags import CELLS

_MAX_CELL = 14  # words; a longer cell holds prose, and lays out the page
_LINKED = 0.8  # share of a cell in links


def join_rows(lines: list[PageLine], blocks: list[Block]) -> list[PageLine]:
    """Join the cells of every row of values to one line, parted by tabs; the blocks' places move with the lines."""
    rows = [
        block
        for index, block in enumerate(blocks)
        if block.tag == "tr" and block.end - block.first > 1 and _is_row(index, lines[block.first : block.end], blocks)
    ]
    if not rows:
        return lines
    joined: list[PageLine] = []
    new_place = list(range(len(lines) + 1))
    position = 0
    for row in (*rows, None):
        stop = row.first if row else len(lines)
        for index in range(position, stop):
            new_place[index] = len(joined)
            joined.append(lines[index])
        if row is None:
            break
        cells = lines[row.first : row.end]
        new_place[row.first : row.end] = [len(joined)] * len(cells)
        linked, letters = sum(cell.linked for cell in cells), sum(len(cell.text.replace(" ", "")) for cell in cells)
        element = cells[0].element._replace(tag="tr", link_share=min(1.0, linked / max(1, letters)))
        joined.append(PageLine("\t".join(cell.text for cell in cells), cells[0].block, linked, element))
        position = row.end
    new_place[len(lines)] = len(joined)
    for block in blocks:
        whole = block.end > block.first
        block.first, block.end = new_place[block.first], new_place[block.end - 1] + 1 if whole else new_place[block.end]
    return joined


def _is_row(row: int, cells: list[PageLine], blocks: list[Block]) -> bool:
    """Tell whether every line is a short cell of its own of the row at index `row`."""
    own = [_cell_of(cell, blocks) for cell in cells]
    return len(set(own)) == len(cells) and all(
        index >= 0
        and blocks[index].parent == row
        and line.text.count(" ") < _MAX_CELL
        and line.element.link_share < _LINKED
        and not line.passed
        for index, line in zip(own, cells, strict=True)
    )


def _cell_of(line: PageLine, blocks: list[Block]) -> int:
    """Give the index of the cell in which a line stands, bare or in one block of its own; or -1."""
    block = blocks[line.block]
    if block.tag in CELLS:
        return line.block
    return block.parent if block.parent >= 0 and blocks[block.parent].tag in CELLS else -1
