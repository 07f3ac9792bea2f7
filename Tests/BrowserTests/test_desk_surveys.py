"""Surveys kept at the desk by somebody who never opens a shell: a question, a wave, answers of another tool, the result."""

import pytest
from access import faults
from desk import signed_in
from playwright.sync_api import expect

HEADING = "ID,完了時刻,名前,お勤めの課,全体の満足,備考\n"
WORDS = ["大変よい", "よい", "ふつう", "わからない"]


def exported(tmp_path, count=12):
    """What a survey tool has exported, of people whom it names."""
    rows = (
        f"{row + 1},2026/11/01 10:00,山田{row},{['防災企画課', '新しい課'][row % 2]},{WORDS[row % 4]},備考{row}\n" for row in range(count)
    )
    (tmp_path / "回答.csv").write_text(HEADING + "".join(rows))
    return tmp_path / "回答.csv"


def asked(office, *floors):
    """A question and a wave that takes answers."""
    office.run("survey", "question", "add", "overall", "新しい働き方に満足していますか", "--topic", "overall")
    office.run("survey", "wave", "add", "改革前", "--phase", "before", "--days", "2026-10", "--asked", "20", *floors)
    office.run("survey", "open", "改革前")


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (400, 844))])
def test_each_page_is_for_everybody(office, people, tmp_path, language, size):
    people.forgiven += ["409"]
    asked(office, "--floor", "3階=20")
    for answer in range(12):
        office.run("survey", "answer", "改革前", f"overall={answer % 5 + 1}", "--floor", "3階" if answer < 10 else "4階")
    office.run("survey", "close", "改革前", "--yes")
    office.run("survey", "wave", "add", "改革後", "--phase", "after", "--days", "2026-11")
    office.run("survey", "open", "改革後")
    page = signed_in(office, people, "reform-office", language=language, size=size)
    found = {}

    def look(state):
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")
        found[state] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state

    for path in ("", "/questions", "/questions/overall", "/1", "/1?by=unit", "/1/texts", "/2", "/2/answers"):
        page.goto(f"http://{office.address}/surveys{path}")
        look(path)
    page.set_input_files("#files", exported(tmp_path))
    page.locator("form[enctype] button").click()
    expect(page.locator("form.answers")).to_be_visible()
    look("columns")
    page.locator("select[name=column-4]").select_option("q:overall")
    page.locator("form.answers button").click()
    look("answers")
    page.goto(f"http://{office.address}/surveys/questions")
    page.locator("main summary").click()
    page.fill("#key", "overall")
    page.fill("#text", "もう一つ")
    page.press("#text", "Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    look("refused")
    assert {state: what for state, what in found.items() if what} == {}


def test_a_survey_without_a_shell_and_without_scripts(office, people, tmp_path):
    page = signed_in(office, people, "reform-office")
    page.context.route("**/*.js", lambda route: route.abort())
    people.forgiven.append("ERR_FAILED")
    page.get_by_role("link", name="レポート").click()
    page.get_by_role("link", name="アンケート").click()
    page.get_by_role("link", name="設問の一覧").click()
    page.get_by_label("記号").fill("overall")
    page.get_by_label("設問文").fill("新しい働き方に満足していますか")
    page.get_by_label("分野").select_option(label="全体")
    page.get_by_role("button", name="加える").click()
    expect(page.get_by_role("status")).to_contain_text("設定しました")
    page.get_by_role("link", name="調査回の一覧").click()
    page.get_by_label("名前").fill("改革前")
    page.get_by_label("期間").fill("2026-10")
    page.get_by_label("依頼する人数", exact=True).fill("20")
    page.get_by_label("階ごとの依頼人数").fill("3階=12\n4階=8")
    page.get_by_role("button", name="加える").click()
    page.get_by_role("button", name="回答の受付を始める").click()
    page.get_by_role("link", name="ほかのツールの回答を取り込む").click()
    page.set_input_files("#files", exported(tmp_path))
    page.get_by_role("button", name="内容を確認する").click()
    # Who answered is neither shown nor taken.
    expect(page.locator("main")).not_to_contain_text("山田")
    page.get_by_label("お勤めの課 の読み方").select_option(label="所属")
    page.get_by_label("全体の満足 の読み方").select_option(label="新しい働き方に満足していますか")
    page.get_by_label("備考 の読み方").select_option(label="使わない")
    page.get_by_role("button", name="もう一度確認する").click()
    page.get_by_label("全体の満足「わからない」の読み方").select_option(label="回答としない")
    page.get_by_role("button", name="もう一度確認する").click()
    for unit in ("防災企画課", "新しい課"):
        page.get_by_label(f"お勤めの課「{unit}」の読み方").select_option(label="新しい所属として加える")
    page.get_by_label("この読み方を残す名前").fill("職員アンケート")
    page.get_by_role("button", name="もう一度確認する").click()
    expect(page.locator("section.brought")).to_contain_text("回答 9 件")
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(page.locator("section.brought")).to_contain_text("取り込みました")
    page.reload()
    expect(page.get_by_role("heading", name="残してある読み方")).to_be_visible()
    page.get_by_role("link", name="この調査回").click()
    page.locator("summary", has_text="締め切って集計する").click()
    page.get_by_label("確認しました").check()
    page.get_by_role("button", name="締め切る").click()
    expect(page.locator("main")).to_contain_text("66.7 %")
    assert office.run("survey", "show", "1")["questions"][0]["groups"][0]["counts"] == [0, 0, 3, 3, 3]


def test_who_only_looks_finds_results_in_the_menu(office, people):
    asked(office)
    for answer in (1, 2, 4, 5, 5):
        office.run("survey", "answer", "改革前", f"overall={answer}")
    office.run("survey", "close", "改革前", "--yes")
    page = signed_in(office, people, "reader=all")
    page.get_by_role("link", name="アンケート").click()
    page.get_by_role("link", name="改革前").click()
    expect(page.locator("main")).to_contain_text("60.0 %")
    expect(page.locator("main form")).to_have_count(0)
