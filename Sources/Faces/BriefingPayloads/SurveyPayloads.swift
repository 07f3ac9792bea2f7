package import BriefingDomain
package import BriefingLibrary

extension AnswerImportReceipt: Payload {}
extension AnswerColumns: Payload {}
extension KeptAnswerForm: Payload {}

/// A question of surveys.
package struct SurveyQuestionPayload: Payload {
  package let key: SurveyQuestion.Key
  package let text: String
  package let topic: SurveyQuestion.Topic
  /// `null` where people write freely.
  package let answers: Int?
  package let best: SurveyScale.End?
  package let positive: Int?
  package let delicate, withdrawn: Bool
  package let reason: String?

  package init(_ question: SurveyQuestion) {
    (key, text, topic) = (question.key, question.text, question.topic)
    (answers, best, positive) = (question.scale?.answers, question.scale?.best, question.scale?.positive)
    (delicate, withdrawn, reason) = (question.isDelicate, question.isWithdrawn, question.reason)
  }
}

/// A wave of a survey.
package struct SurveyWavePayload: Payload {
  package let wave: SurveyWave.ID
  package let name: String
  package let phase: SurveyWave.Phase
  package let from, to: String
  package let asked: Int?
  package let floors: [Floor]
  package let state: SurveyWave.State
  /// `null` for some, but too few to say how many.
  package let answered: Int?

  package struct Floor: Payload {
    package let floor: String
    package let asked: Int
  }

  package init(_ status: SurveyWaveStatus) { self.init(status.record, answered: status.sheets) }

  init(_ record: SurveyWaveRecord, answered: Int?) {
    let wave = record.wave
    (self.wave, name, phase, state) = (record.number, wave.name, wave.phase, wave.state)
    (from, to) = ("\(wave.days.lowerBound)", "\(wave.days.upperBound)")
    (asked, self.answered) = (wave.asked, answered)
    floors = wave.floors.map { Floor(floor: $0.name, asked: $0.asked) }
  }
}

/// What became of answers.
package struct SheetReceiptPayload: Payload {
  package let wave: SurveyWave.ID
  /// Taken in; passed over, since their key has answered already; and saying nothing.
  package let added, known, empty: Int

  package init(_ receipt: SheetReceipt) {
    (wave, added, known, empty) = (receipt.wave.number, receipt.added, receipt.known, receipt.empty)
  }
}

/// What a wave has come to.
package struct SurveyReportPayload: Payload {
  package let wave: SurveyWavePayload
  package let groups: [Group]
  package let questions: [Question]
  package let texts: [Texts]
  package let pairs: [Pairs]

  package struct Group: Payload {
    package let level: SurveyGroup.Level
    package let floor, unit: String?
    package let asked: Int?
    /// `null` for too few.
    package let answered: Int?
    package let rate: Double?
  }

  package struct Question: Payload {
    package let question: SurveyQuestionPayload
    package let groups: [Figures]
  }

  package struct Figures: Payload {
    package let level: SurveyGroup.Level
    package let floor, unit: String?
    package let tooFew: Bool
    /// How many gave each answer, from 1 on.
    package let counts: [Int]?
    package let answers, positive: Int?
    package let share, low, high, mean, ifSilentNegative, ifSilentPositive: Double?
  }

  package struct Texts: Payload {
    package let question: SurveyQuestion.Key
    /// `null` for too few.
    package let count: Int?
  }

  package struct Pairs: Payload {
    package let question: SurveyQuestion.Key
    package let other: SurveyWave.ID
    package let both, onlyOther, onlyThis, never: Int
  }

  /// - Parameter level: the smallest groups that are told.
  package init(_ report: SurveyReport, by level: SurveyGroup.Level) {
    let (result, places) = (report.result, report.result.places(by: level))
    wave = SurveyWavePayload(report.record, answered: result.sheets.first ?? nil)
    groups = places.map { place in
      let group = result.groups[place]
      return Group(
        level: group.level, floor: group.floor, unit: group.unitName, asked: result.asked[place],
        answered: result.sheets[place], rate: result.rate(of: place))
    }
    questions = result.questions.map { question in
      Question(
        question: SurveyQuestionPayload(question.question),
        groups: places.map { place in
          let (group, figures) = (result.groups[place], result.figures(of: question, place))
          return Figures(
            level: group.level, floor: group.floor, unit: group.unitName, tooFew: figures == nil,
            counts: question.counts[place], answers: figures?.answers, positive: figures?.positive,
            share: figures?.share?.value, low: figures?.share?.low, high: figures?.share?.high, mean: figures?.mean,
            ifSilentNegative: figures?.bounds?.low, ifSilentPositive: figures?.bounds?.high)
        })
    }
    texts = result.texts.map { Texts(question: $0.question.key, count: $0.count) }
    pairs = result.pairs.map {
      Pairs(
        question: $0.question, other: $0.other, both: $0.both, onlyOther: $0.onlyOther, onlyThis: $0.onlyThis,
        never: $0.never)
    }
  }
}

/// What people wrote to a question.
package struct SurveyTextPayload: Payload {
  package let question: SurveyQuestion.Key
  package let text: String
  /// `null` where too few have answered.
  package let texts: [String]?

  package init(_ list: SurveyTextList) {
    (question, text, texts) = (list.question.key, list.question.text, list.texts)
  }
}
