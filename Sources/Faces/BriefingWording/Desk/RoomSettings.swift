internal import BriefingDomain
package import BriefingLibrary

extension DeskPages {
  /// The rooms with the addresses of their screens.
  ///
  /// - Parameter toAdd: what briefings name and is no room yet.
  /// - Parameter server: what others reach it by.
  package static func rooms(
    _ rooms: [RoomStatus], toAdd: [WrittenRoom], server: String, _ state: SettingState, in frame: DeskFrame
  ) -> String {
    settingPage(tr("Rooms", "会議室"), .rooms, state, frame, script: "copying.js") {
      if rooms.isEmpty {
        tag("p") { tr("There is no room yet. Add the first one.", "会議室はまだありません。最初の会議室を追加してください。") }
      }
      for room in rooms {
        tag("section", ["id": "room-\(room.room.id)"]) {
          tag("h2") { room.room.name }
          if let title = room.title { tag("p") { tr("On now: \(title)", "投影中: \(title)") } }
          if !room.room.screenKey.isEmpty { screen(of: room.room, server, frame, state) }
          change("room/rename", frame, state) {
            hidden("name", room.room.name)
            plain("newName", tr("New name", "新しい名前"), "", id: "new-\(room.room.id)")
            button(tr("Rename", "名前を変える"))
          }
          change("room/remove", frame, state) {
            hidden("name", room.room.name)
            button(tr("Remove", "削除する"))
          }
        }
      }
      if !toAdd.isEmpty { written(toAdd, frame, state) }
      tag("section") {
        tag("h2") { tr("Add a room", "会議室を追加") }
        change("room/add", frame, state) {
          plain("name", tr("Name", "名前"), state.typed("name"))
          takesNewName(state)
          button(tr("Add", "追加する"))
        }
      }
    }
  }

  /// More are not shown at once; the most often named come first.
  private static let mostWritten = 50

  /// What is made a room in one act, as it is written.
  private static func written(_ rooms: [WrittenRoom], _ frame: DeskFrame, _ state: SettingState) -> HTML {
    tag("section", ["aria-labelledby": "written"]) {
      tag("h2", ["id": "written"]) { tr("Named in briefings, and no room here", "報告に書かれていて、ここにない会議室") }
      tag("p", ["class": "quiet"]) {
        tr(
          "Of the last year and to come. Nothing can be put up there until it is added.",
          "この1年と今後の報告に書かれた名前です。追加するまで、そこには投影できません。")
      }
      tag("ul", ["class": "rows"]) {
        for room in rooms.prefix(mostWritten) {
          tag("li") {
            tag("span") {
              room.name
              tag("span", ["class": "quiet"]) { tr(": \(counted(room.briefings, "briefing"))", "　\(room.briefings)件") }
            }
            change("room/add", frame, state) {
              hidden("name", room.name)
              hidden("new", "1")
              tag("button", ["type": "submit", "aria-label": tr("Add \(room.name)", "\(room.name) を追加する")]) {
                tr("Add", "追加する")
              }
            }
          }
        }
      }
      if rooms.count > mostWritten {
        tag("p", ["class": "quiet"]) {
          tr("and \(rooms.count - mostWritten) more", "ほか \(rooms.count - mostWritten) 件")
        }
      }
    }
  }

  /// Where the room's screen is opened: whoever has the address sees what is on.
  private static func screen(of room: Room, _ server: String, _ frame: DeskFrame, _ state: SettingState) -> HTML {
    let field = "screen-\(room.id)"
    return tag("div", ["class": "address"]) {
      tag("label", ["for": field]) { tr("Address of its screen", "画面のアドレス") }
      tag(
        "input", ["id": field, "type": "text", "readonly": "readonly", "value": "\(server)/screen/\(room.screenKey)"])
      tag("button", ["type": "button", "data-copies": field, "hidden": "hidden"]) {
        tr("Copy", "コピー")
        tag("span", ["class": "hidden-text"]) { " \(room.name)" }
      }
      tag("span", ["role": "status", "class": "quiet", "data-copied": tr("Copied.", "コピーしました。")])
    }
      + folded(tr("New address for its screen", "画面のアドレスを新しくする")) {
        change("room/renew", frame, state) {
          hidden("name", room.name)
          tick(
            "sure",
            tr(
              "The screen of before shows nothing any more, until it is opened at the new address",
              "今の画面には何も映らなくなり、新しいアドレスで開き直す必要があることを確認した"))
          button(tr("Make a new address", "アドレスを新しくする"))
        }
      }
  }
}
