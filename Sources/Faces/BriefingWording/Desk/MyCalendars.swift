package import BriefingDomain
package import BriefingLibrary

/// The calendars of whoever looks at their own page.
package struct MyCalendars {
  let feeds: [CalendarFeed]
  let choices: BoardChoices?
  let server: String

  /// - Parameter choices: what they may have one of; `nil` where they may look at nothing.
  /// - Parameter server: what others reach it by.
  package init(feeds: [CalendarFeed], choices: BoardChoices?, server: String) {
    self.feeds = feeds
    self.choices = choices
    self.server = server
  }

  /// In the language of the page on which it is copied: few calendar programs say theirs.
  fileprivate func address(_ key: AccessKey) -> String {
    "\(server)/calendars/\(key.text).ics?lang=\(Language.current.rawValue)"
  }
}

extension CalendarChoice {
  /// As a form sends it: `unit:防災課`.
  package init?(_ value: String) {
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "recipient": self = .recipient(parts[1])
    case "unit": self = .unit(parts[1])
    case "room": self = .room(parts[1])
    default: return nil
    }
  }
}

extension CalendarFeed {
  fileprivate var label: String {
    switch part {
    case .recipient: tr("Recipient \(name)", "報告先 \(name)")
    case .unit: tr("Unit \(name)", "所属 \(name)")
    case .room: tr("Room \(name)", "会議室 \(name)")
    }
  }
}

extension DeskPages {
  /// What one's own page has of calendars; nothing for those who may look at nothing and have none.
  static func section(of calendars: MyCalendars, _ clock: OfficeClock, _ token: String) -> HTML {
    if calendars.choices == nil, calendars.feeds.isEmpty { return HTML() }
    return tag("section", ["id": "calendars"]) {
      tag("h2") { tr("Calendars to subscribe to", "購読できるカレンダー") }
      tag("p") {
        tr(
          "A calendar program that gets one of these addresses shows what you may see at that time. Whoever has the address "
            + "sees it, too: end it when a device is lost. It goes on when you change your password.",
          "カレンダーアプリにアドレスを登録すると、その時点であなたが見られる予定が表示されます。アドレスを知っている人は誰でも見られるため、"
            + "端末をなくしたときは終了してください。パスワードを変えても終了しません。")
      }
      if !calendars.feeds.isEmpty {
        tag("ul", ["class": "rows calendars"]) {
          for feed in calendars.feeds { row(of: feed, calendars, clock, token) }
        }
      }
      if let choices = calendars.choices { adding(choices, token) }
    }
  }

  private static func row(
    of feed: CalendarFeed, _ calendars: MyCalendars, _ clock: OfficeClock, _ token: String
  ) -> HTML {
    let (field, of) = ("calendar-\(feed.id)", tag("span", ["class": "hidden-text"]) { " \(feed.label)" })
    return tag("li") {
      tag("label", ["for": feed.key.map { _ in field }]) {
        tag("strong") { feed.label }
        tag("small") { tr(" since \(clock.local(feed.addedAt).day)", "（\(clock.local(feed.addedAt).day) から）") }
      }
      if let key = feed.key {
        tag("input", ["id": field, "type": "text", "readonly": "readonly", "value": calendars.address(key)])
        // The script shows it; without one the address is marked and copied by hand.
        tag("button", ["type": "button", "data-copies": field, "hidden": "hidden"]) {
          tr("Copy", "コピー")
          of
        }
        tag("span", ["role": "status", "class": "quiet", "data-copied": tr("Copied.", "コピーしました。")])
      } else {
        tag("p", ["class": "quiet"]) {
          tr(
            "It goes on. This server came back from a backup and cannot show its address any more.",
            "購読は続いています。サーバーがバックアップから復元されたため、アドレスは表示できません。")
        }
      }
      form("/me/calendars/end", token) {
        hidden("calendar", feed.id.description)
        tag("button", ["type": "submit"]) {
          tr("End", "終了")
          of
        }
      }
    }
  }

  private static func adding(_ choices: BoardChoices, _ token: String) -> HTML {
    form("/me/calendars", token) {
      tag("label", ["for": "of"]) { tr("Another calendar of", "カレンダーを追加") }
      tag("select", ["id": "of", "name": "of", "required": "required"]) {
        tag("option", ["value": ""]) { tr("Choose", "選んでください") }
        options("recipient", tr("Recipients", "報告先"), choices.recipients)
        options("unit", tr("Units", "所属"), choices.units)
        options("room", tr("Rooms", "会議室"), choices.rooms)
      }
      button(tr("Add", "追加する"))
    }
  }

  private static func options(_ kind: String, _ label: String, _ names: [String]) -> HTML {
    names.isEmpty
      ? HTML()
      : tag("optgroup", ["label": label]) {
        for name in names { tag("option", ["value": "\(kind):\(name)"]) { name } }
      }
  }
}
