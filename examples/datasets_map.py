"""Clean a dataset in two processes, and a stream of it row by row as it comes."""

from __future__ import annotations

from datasets import Dataset

from cleaner.integrations.huggingface import batched_cleaner, clean_dataset


def main() -> None:
    """Clean, and show what became of the rows."""
    articles = Dataset.from_dict(
        {"text": ["أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات", "تابعونا على فيسبوك", None]}
    )
    cleaned = clean_dataset(articles, num_proc=2)
    print(cleaned["clean_text"][:], cleaned["error"][:])
    for row in articles.to_iterable_dataset().map(batched_cleaner(outputs=()), batched=True):
        print(row["clean_text"], row["error"])


if __name__ == "__main__":
    main()
