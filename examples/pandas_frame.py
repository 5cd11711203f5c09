"""Clean a DataFrame of pandas, and count what went by rule."""

from __future__ import annotations

import pandas as pd

from cleaner.integrations.dataframe import clean_frame

frame = pd.DataFrame(
    {
        "body": ["أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات", "تابعونا على فيسبوك", None],
        "link": ["https://marfa.example/1", "https://marfa.example/2", "https://marfa.example/3"],
    }
)
cleaned = clean_frame(frame.rename(columns={"body": "text"}), url="link")
print(cleaned["clean_text"].dropna().to_list())
print(cleaned["removed"].explode().dropna().map(lambda piece: piece["rule"]).value_counts().to_string())
print(cleaned["error"].dropna().to_list())
