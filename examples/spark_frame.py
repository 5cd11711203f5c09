"""Clean a DataFrame of Spark, count what went by rule, and write the clean texts as Parquet."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql.functions import explode

from cleaner.integrations.spark import clean_frame

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the workers run the python3 of their PATH
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
rows = [
    ("https://marfa.example/1", "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات"),
    ("https://marfa.example/2", None),
]
articles = spark.createDataFrame(rows, "url string, text string")
cleaned = clean_frame(articles, url="url").cache()
print([row.clean_text for row in cleaned.filter("error is null").collect()])
print([tuple(row) for row in cleaned.select(explode("removed").alias("it")).groupBy("it.rule").count().collect()])
print([row.error for row in cleaned.filter("error is not null").collect()])
written = cleaned.filter("error is null").select("url", "clean_text").write.mode("overwrite")  # so it may run again
written.parquet(Path("clean.parquet").absolute().as_uri())
spark.stop()
