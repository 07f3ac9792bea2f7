extension StoryTests {
  /// What people are asked, and what it comes to.
  static let survey = """
    utsusu survey question
    utsusu survey wave
    utsusu survey question add overall 新しい働き方に満足していますか --topic overall
    utsusu survey question add overall もう一度
    utsusu survey question add 満足 満足していますか
    utsusu survey question add load 仕事の負担は適切ですか --topic selfManagement --answers 4 --best first --delicate
    utsusu survey question add load2 仕事の負担は適切ですか --answers 4 --positive 4
    utsusu survey question add opinion 自由にお書きください --free
    utsusu survey question add opinion2 自由にお書きください --free --answers 4
    utsusu survey question change load --answers 5
    utsusu survey question change load
    utsusu undo
    utsusu survey question
    utsusu survey wave add 春の調査
    utsusu survey wave add 春の調査 --phase before --days 2025-02-03..2025-02-14 --asked 40 --floor 3階=20 --floor 4階=20
    utsusu survey wave add 春の調査 --phase after --days 2026-10
    utsusu survey wave add 秋の調査 --phase after --days 2026-10 --floor 3階=20 --floor ３F=18
    utsusu survey wave change 春の調査 --asked 18 --floor 3階=10 --floor 4階=8
    utsusu survey wave change 春の調査 --asked 12
    utsusu survey show 春の調査
    utsusu survey show 秋の調査
    utsusu survey answer 春の調査 overall=4
    utsusu survey open 春の調査
    utsusu survey open 春の調査
    utsusu survey close 春の調査 --yes
    utsusu survey answer 春の調査 overall=4 'opinion=会議が減った' --floor 3F --code あおい
    utsusu survey answer 春の調査 overall=5 --floor 3F --code あおい
    utsusu survey answer 春の調査 overall=6
    utsusu survey answer 春の調査 overall=たぶん
    utsusu survey answer 春の調査 other=1
    utsusu survey answer 春の調査 満足=1
    utsusu survey answer 春の調査 overall=5 load=1 'opinion=画面が見やすい' --floor 3階
    utsusu survey answer 春の調査 overall=5 load=2 --floor 3階
    utsusu survey answer 春の調査 overall=2 load=3 --floor 3階
    utsusu survey wave
    utsusu survey answer 春の調査 overall=3 load=4 --floor 3階
    utsusu survey answer 春の調査 overall=4 load=4 --floor 4階
    utsusu survey wave
    utsusu survey show 春の調査
    utsusu survey close 春の調査
    utsusu undo
    utsusu survey question change overall --answers 4
    utsusu survey close 春の調査 --yes
    utsusu survey show 春の調査 --by floor
    utsusu survey texts 春の調査
    utsusu survey answer 春の調査 overall=4
    utsusu survey wave change 春の調査 --asked 6
    utsusu undo
    utsusu survey question withdraw opinion --reason 設問の重複
    utsusu survey question change opinion --text 別の設問
    utsusu survey question
    utsusu survey wave add 秋の調査 --phase after --days 2026-10 --asked 18
    utsusu survey open 秋の調査
    for answer in 5 5 4 5 2 4; do utsusu survey answer 秋の調査 overall=$answer --floor 3階; done
    utsusu survey close 秋の調査 --yes
    utsusu effects 2026-10
    utsusu effects 2026-10 --format csv
    utsusu effects 2027-10
    """
}
