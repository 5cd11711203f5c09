"""Classes of words: an unseen label counts like its kin."""

from cleaner.text.evidence.label_features import label_features


def test_unseen_words_have_the_names_of_their_kin() -> None:
    assert label_features(("مقالات", "مشابهه")) == label_features(("مقالات", "مماثله"))
    assert "class-last:akin" in label_features(("مقالات", "مشابهه"))


def test_words_of_no_class_have_a_share_of_nothing() -> None:
    names = label_features(("الزلزال", "المدمر"))
    assert [name for name in names if not name.startswith("class-share")] == []
    assert names == ["class-share:0:1"]


def test_of_a_long_piece_the_first_word_alone_is_named() -> None:
    names = label_features(("مقالات", *["كلمه"] * 20, "مشابهه"))
    assert names
    assert all(name.startswith("class-first:") for name in names)


def test_no_word_has_no_name() -> None:
    assert label_features(()) == []
