internal import BriefingDomain
internal import Foundation
internal import JapaneseText

/// The JSON of an act.
struct ActBody: Decodable {
  let act: String
  let console: String
  let stream: Int?
  let name: String?
  let page, section: Int?
  let material: Material.ID?
  let on: Bool?
  let off: Bool?
  let hiddenToo: Bool?
  let white: Bool?
  let library: Bool?
  /// What is put beside the page.
  let kind: String?
  let x, y, r, w, h: Double?
  let version: [Int64]?
  let q: String?
  let to: String?
  let minutes: Int?
  let follower: Int?
  let present: [String]?
  let number, width: Int?
  let pen: String?
  let points: [Int]?
  let text, due: String?
  /// Milliseconds since 1970 by the server's clock.
  let at: Int64?

  static let longestConsole = 64

  /// - Throws: `RequestError.malformed`.
  init(reading bytes: Data) throws(RequestError) {
    do { self = try JSONDecoder().decode(ActBody.self, from: bytes) } catch DecodingError.keyNotFound(let key, _) {
      throw .malformed("\(key.stringValue) is missing")
    } catch DecodingError.typeMismatch(_, let context) {
      throw .malformed("\(context.codingPath.first?.stringValue ?? "the body") is of another type")
    } catch { throw .malformed("the body is no JSON object") }
    guard !console.isEmpty, console.unicodeScalars.count <= Self.longestConsole else {
      throw .malformed("console has 1 to \(Self.longestConsole) characters")
    }
  }

  /// Who says to sit at the console.
  var person: String? {
    get throws(RequestError) { try name.flatMap { $0.isEmpty ? nil : $0 }.map(Self.named) }
  }

  /// - Throws: `RequestError.malformed`.
  var request: ConsoleRequest {
    get throws(RequestError) {
      switch act {
      case "page":
        .act(
          .page(
            try needed(page, "page"), material: material, hiddenToo: hiddenToo ?? false, zoom: try w == nil ? nil : area
          ))
      case "next": .act(.next)
      case "previous": .act(.previous)
      case "first": .act(.first)
      case "last": .act(.last)
      case "material": .act(.material(try needed(material, "material")))
      case "freeze": .act(.freeze(try needed(on, "on")))
      case "black": .act(.black(try needed(on, "on"), white: white ?? false))
      case "keysAtScreen": .act(.keysAtScreen(try needed(on, "on")))
      case "pointer": .act(.pointer(try isOff ? nil : point, on: try pointedOn))
      case "spotlight":
        .act(
          .spotlight(
            try isOff ? nil : fit(Sight.Spotlight(centre: point, radius: needed(r, "r")), "r"), on: try pointedOn))
      case "zoom": .act(.zoom(try isOff ? nil : area))
      case "stroke": .act(.stroke(try stroke, on: try drawnOn))
      case "undoStroke": .act(.undoStroke(on: try drawnOn))
      case "eraseStrokes": .act(.eraseStrokes(on: try drawnOn))
      case "borrow": .borrow(try borrowWish)
      case "preview": .preview(try borrowWish)
      case "beside": .beside(try beside)
      case "return": .act(.goBack)
      case "take": .act(.take)
      case "handOver": .handOver(to: try Self.named(try needed(to, "to")), library: library ?? false)
      case "takeBack": .act(.takeBack)
      case "minutes": .act(.minutes(try needed(minutes, "minutes")))
      case "end": .end(present: present)
      case "assign":
        .assign(
          AssignmentWish(
            text: try needed(text, "text"), due: due.flatMap { $0.isEmpty ? nil : $0 },
            at: PreciseInstant(milliseconds: try needed(at, "at")), page: try pointedOn))
      case "shutOut": .shutOut(follower: try needed(follower, "follower"))
      default: throw .malformed("there is no such act")
      }
    }
  }

  private var isOff: Bool { off ?? false }

  private var point: Sight.Point {
    get throws(RequestError) { try fit(Sight.Point(x: needed(x, "x"), y: needed(y, "y")), "x, y") }
  }

  private var area: Sight.Area {
    get throws(RequestError) {
      try fit(
        Sight.Area(x: needed(x, "x"), y: needed(y, "y"), width: needed(w, "w"), height: needed(h, "h")), "x, y, w, h")
    }
  }

  /// What is drawn next of a stroke.
  private var stroke: Stroke {
    get throws(RequestError) {
      guard let pen = Stroke.Pen(rawValue: try needed(pen, "pen")) else { throw .malformed("pen is pen or marker") }
      let places = try needed(points, "points").compactMap { UInt16(exactly: $0) }
      guard places.count == points?.count, places.count.isMultiple(of: 2) else {
        throw .malformed("points are x and y in turn, from 0 to \(Stroke.steps)")
      }
      let points = stride(from: 0, to: places.count, by: 2).map { Stroke.Point(x: places[$0], y: places[$0 + 1]) }
      return try fit(
        Stroke(number: needed(number, "number"), pen: pen, width: needed(width, "width"), points: points),
        "points, width")
    }
  }

  /// The page that is drawn on, as who draws sees it.
  private var drawnOn: PageAddress {
    get throws(RequestError) {
      let (material, number) = try materialAndVersion
      return PageAddress(material: material, version: number, page: try needed(page, "page"))
    }
  }

  /// The page that is pointed at, if it is said.
  private var pointedOn: PageAddress? {
    get throws(RequestError) { version == nil ? nil : try drawnOn }
  }

  private var beside: BesideWish {
    get throws(RequestError) {
      if isOff { return .nothing }
      switch kind {
      case "spread": return .spread
      case "former": return .former
      case "page":
        return .page(
          try needed(page, "page"), material: try needed(material, "material"), hiddenToo: hiddenToo ?? false)
      default: throw .malformed("kind is page, spread or former")
      }
    }
  }

  private var materialAndVersion: (Material.ID, Int) {
    get throws(RequestError) {
      let version = try needed(version, "version")
      guard version.count == 2, let number = Int(exactly: version[1]) else {
        throw .malformed("version is a material and its version's number")
      }
      return (Material.ID(version[0]), number)
    }
  }

  private var borrowWish: BorrowWish {
    get throws(RequestError) {
      let (material, number) = try materialAndVersion
      guard (section ?? 1) >= 1 else { throw .malformed("section: out of range") }
      return BorrowWish(
        material: material, version: number,
        place: try page.map { .page($0) }
          ?? .section(needed(section, "page"), words: q.map { String($0.prefix(1000)) }),
        hiddenToo: hiddenToo ?? false)
    }
  }

  private func needed<Value>(_ value: Value?, _ name: String) throws(RequestError) -> Value {
    guard let value else { throw .malformed("\(name) is missing") }
    return value
  }

  private func fit<Value>(_ value: Value?, _ names: String) throws(RequestError) -> Value {
    guard let value else { throw .malformed("\(names): out of range") }
    return value
  }

  /// A name as it is shown and recorded: one line, no longer than a name is.
  private static func named(_ text: String) throws(RequestError) -> String {
    let name = harmless(text).trimmingCharacters(in: .whitespaces)
    guard !name.isEmpty, name.unicodeScalars.count <= DriverSeat.longestName else {
      throw .malformed("a name has 1 to \(DriverSeat.longestName) characters")
    }
    return name
  }
}
