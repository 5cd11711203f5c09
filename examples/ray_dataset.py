"""Clean a dataset of Ray's by two actors, and write the clean texts as Parquet."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import ray

from cleaner.integrations.ray_data import clean_dataset

ray.init(num_cpus=2, include_dashboard=False)
articles = ray.data.from_arrow(
    pa.table({"text": ["أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات", "تابعونا على فيسبوك", None]})
)
cleaned = clean_dataset(articles, concurrency=2).materialize()
for row in cleaned.take_all():
    print(row["clean_text"], row["error"])
cleaned.select_columns(["clean_text"]).write_parquet(str(Path("clean").absolute()))
ray.shutdown()
