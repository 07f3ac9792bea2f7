"""Makes the sample decks. Everything in them is invented. Run it again: the same bytes.

    python3 -m venv ../venv && ../venv/bin/pip install python-pptx==1.0.2 python-docx==1.2.0 openpyxl==3.1.5 reportlab==5.1.0
    ../venv/bin/python SampleDecks/make.py            # needs the package fonts-ipafont for the PDFs
    ../venv/bin/python SampleDecks/make.py --check    # makes them again and compares, writes nothing
"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

import make_ledger
import make_prints
import make_survey
from making import letters, plain, prints, sheets, slides

DECKS = {
    "01_洪水避難所.pptx": slides.shelters,
    "02_予算見通し.xlsx": sheets.budget,
    "03_図上訓練.docx": letters.exercise,
    "04_全庁展開.pptx": slides.rollout,
    "05_報道発表.pdf": prints.press,
    "06_ハザードマップ.pdf": prints.hazard,
    "07_対策会議.md": plain.minutes,
    "08_避難所一覧.csv": plain.shelters,
    "09_備蓄物資.csv": plain.stocks,
    "10_停電に備える.html": plain.portal,
    "11_避難所要領_v1.docx": lambda: letters.rules(1),
    "11_避難所要領_v2.docx": lambda: letters.rules(2),
    "12_参集訓練.txt": plain.mail,
    "ledger.csv": lambda: make_ledger.as_csv(make_ledger.make_rows()),
    "page_log": make_prints.as_log,
    "survey_before.csv": lambda: make_survey.as_csv(0),
    "survey_after.csv": lambda: make_survey.as_csv(1),
}


def main():
    check, differing = "--check" in sys.argv, 0
    for name, make in DECKS.items():
        data, path = make(), FOLDER / name
        same = path.exists() and path.read_bytes() == data
        differing += not same
        if not check:
            path.write_bytes(data)
        print(f"{len(data):>8}  {name}{'' if same else '  (differs)' if check else '  (written)'}")
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
