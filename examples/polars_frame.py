"""Clean a file as a LazyFrame of polars, count what went by rule, and write the clean texts."""

from __future__ import annotations

import polars as pl

from cleaner import Options
from cleaner.integrations.dataframe import clean_frame

pl.DataFrame(
    {"text": ["أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات", "تابعونا على فيسبوك", None]}
).write_parquet("articles.parquet")

cleaned = clean_frame(pl.scan_parquet("articles.parquet"), options=Options(preset="precision")).collect()
print(cleaned["clean_text"].drop_nulls().to_list())
print(cleaned["removed"].explode().drop_nulls().struct.field("rule").value_counts(sort=True).to_dicts())
print(cleaned["error"].drop_nulls().to_list())
cleaned.drop_nulls("clean_text").write_parquet("clean.parquet")
