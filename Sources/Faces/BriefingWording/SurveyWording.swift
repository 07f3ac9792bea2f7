package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// Questions and waves of surveys: their lists and receipts.
package enum SurveyWording {
  package static func questions(_ questions: [SurveyQuestion], width: Int) -> String {
    if questions.isEmpty {
      return tr(
        "There are no questions yet: utsusu survey question add overall 総合的に満足していますか --topic overall\n",
        "設問はまだありません: utsusu survey question add overall 総合的に満足していますか --topic overall\n")
    }
    return TextTable(
      columns: [
        .init(title: tr("Key", "記号")), .init(title: tr("Topic", "分野")), .init(title: tr("Answers", "選択肢")),
        .init(title: tr("Remark", "備考"), presence: .unlessEmpty),
        .init(title: tr("Question", "設問"), isFlexible: true),
      ],
      rows: questions.map {
        ["\($0.key)", $0.topic.label, $0.scale.label, $0.remarks.joined(separator: tr(", ", "、")), $0.text]
      }
    ).lines(width: width).map { $0 + "\n" }.joined()
  }

  package static func receipt(_ question: SurveyQuestion) -> String { "\(question.key)  \(question.sentence)\n" }

  package static func waves(_ waves: [SurveyWaveStatus], width: Int) -> String {
    if waves.isEmpty {
      return tr(
        "There are no waves yet: utsusu survey wave add 改革前 --phase before --days 2025-02-03..2025-02-14\n",
        "調査回はまだありません: utsusu survey wave add 改革前 --phase before --days 2025-02-03..2025-02-14\n")
    }
    return TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("Wave", "調査回"), isFlexible: true),
        .init(title: tr("Phase", "時期")), .init(title: tr("Days", "期間")),
        .init(title: tr("Asked", "依頼"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("Answered", "回答"), alignment: .right), .init(title: tr("State", "状態")),
      ],
      rows: waves.map { status in
        let wave = status.record.wave
        return [
          "\(status.record.number)", wave.name, wave.phase.label, StockWording.days(wave.days),
          wave.asked.map(Figure.count) ?? "", count(status.sheets), wave.state.label,
        ]
      }
    ).lines(width: width).map { $0 + "\n" }.joined()
  }

  package static func receipt(_ status: SurveyWaveStatus) -> String {
    "\(status.record.number)  \(status.record.wave.sentence)\n"
  }

  package static func receipt(_ receipt: SheetReceipt) -> String {
    let name = receipt.wave.wave.name.safe
    return [
      tr("\(name): \(Figure.count(receipt.added)) taken in", "\(name): 回答 \(Figure.count(receipt.added)) 件を取り込みました"),
      receipt.known > 0
        ? tr("\(Figure.count(receipt.known)) there already", "既にある回答 \(Figure.count(receipt.known)) 件") : nil,
      receipt.empty > 0
        ? tr("\(Figure.count(receipt.empty)) without an answer", "無回答 \(Figure.count(receipt.empty)) 件") : nil,
    ].compactMap(\.self).joined(separator: tr(", ", "、")) + "\n"
  }

  /// What somebody is asked before a wave is closed.
  package static func consequences(of status: SurveyWaveStatus) -> String {
    let wave = status.record.wave
    return tr(
      "  \(wave.name.safe): answered by \(count(status.sheets))\(wave.asked.map { " of \(Figure.count($0))" } ?? "")\n"
        + "  Closing makes the result, for good: no answer comes in or goes out, and undo does not open it again.\n",
      "  \(wave.name.safe): 回答 \(count(status.sheets))\(wave.asked.map { " / 依頼 \(Figure.count($0))" } ?? "")\n"
        + "  締め切ると結果が確定します。その後は回答の追加も削除もできず、undo でも元に戻せません。\n")
  }

  package static func texts(_ lists: [SurveyTextList], width: Int) -> String {
    if lists.isEmpty { return tr("The wave had no question to write on.\n", "自由記述の設問はありません。\n") }
    return lists.map { list in
      let head = "\(list.question.key)  \(list.question.text.safe)\n"
      guard let texts = list.texts else { return head + "  " + tooFew + "\n" }
      if texts.isEmpty { return head + tr("  nothing\n", "  記述なし\n") }
      return head
        + texts.map { text in
          lineWrapped(text.safe, columns: width - 4).enumerated().map { ($0 == 0 ? "  · " : "    ") + $1 + "\n" }
            .joined()
        }.joined()
    }.joined(separator: "\n")
  }

  static var tooFew: String { tr("too few", "少数") }

  static func count(_ sheets: Int?) -> String {
    sheets.map(Figure.count)
      ?? tr("under \(Disclosure.fewest(isDelicate: false))", "\(Disclosure.fewest(isDelicate: false))未満")
  }
}

extension SurveyQuestion {
  /// As a list of settings tells it.
  var sentence: String {
    ([topic.label, scale.label] + remarks + [text.safe]).joined(separator: "  ")
  }

  var remarks: [String] {
    [
      isDelicate ? tr("delicate", "要配慮") : nil, isWithdrawn ? tr("withdrawn", "取下げ") : nil, reason?.safe,
    ].compactMap(\.self)
  }
}

extension SurveyWave {
  /// As a list of settings tells it.
  var sentence: String {
    let asked = asked.map { tr("\(Figure.count($0)) asked", "依頼 \(Figure.count($0))") }
    let floors = floors.map { "\($0.name.safe) \(Figure.count($0.asked))" }.joined(separator: tr(", ", "、"))
    return [name.safe, phase.label, StockWording.days(days), asked, floors.isEmpty ? nil : floors, state.label]
      .compactMap(\.self).joined(separator: "  ")
  }
}

extension SurveyScale? {
  /// `1–5, 5 best, top 2`.
  var label: String {
    guard let self else { return tr("free text", "自由記述") }
    let best = self.best == .last ? self.answers : 1
    return tr(
      "1–\(self.answers), \(best) best, top \(self.positive)", "\(self.answers)段階・\(best)が最良・上位\(self.positive)")
  }
}

extension SurveyQuestion.Topic {
  package var label: String {
    switch self {
    case .overall: tr("overall", "全体")
    case .ict: "ICT"
    case .selfManagement: tr("self-management", "セルフマネジメント")
    case .teamBuilding: tr("team building", "チームビルディング")
    case .digitalCommunication: tr("digital communication", "デジタルコミュニケーション")
    case .openAndFlexible: tr("open and flexible", "オープン&フレキシブル")
    case .other: tr("other", "その他")
    }
  }
}

extension SurveyWave.Phase {
  package var label: String {
    switch self {
    case .before: tr("before", "改革前")
    case .after: tr("after", "改革後")
    case .later: tr("later", "その後")
    }
  }
}

extension SurveyWave.State {
  package var label: String {
    switch self {
    case .planned: tr("planned", "予定")
    case .open: tr("open", "受付中")
    case .closed: tr("closed", "締切り")
    }
  }
}
