import Foundation
import Testing

@testable import BriefingPayloads

/// Payloads as JSON: order, layout, characters and numbers.
struct JSONTextTests {
  struct Sample: Payload {
    var z = "last first"
    var a: Int?
    var list = [1, 2]
    var none: [String] = []
    var inner = Inner()
    var flag = true

    struct Inner: Payload {
      var y: Double? = 0.1
      var x: Double?
    }
  }

  @Test func membersKeepTheirOrderAndNilIsNull() throws {
    #expect(
      try Sample().json == """
        {
          "z": "last first",
          "a": null,
          "list": [
            1,
            2
          ],
          "none": [],
          "inner": {
            "y": 0.1,
            "x": null
          },
          "flag": true
        }

        """)
    let compact = #"{"z":"last first","a":null,"list":[1,2],"none":[],"inner":{"y":0.1,"x":null},"flag":true}"#
    #expect(try Sample().json(.compact) == compact)
    #expect(try Sample.Inner().json(.indented(by: 2)) == "{\n      \"y\": 0.1,\n      \"x\": null\n    }")
  }

  /// Each of these types has a default of its own that leaves a member out.
  private struct Unknown: Payload {
    var bool: Bool?
    var string: String?
    var double: Double?
    var float: Float?
    var int: Int?
    var int8: Int8?
    var int16: Int16?
    var int32: Int32?
    var int64: Int64?
    var uint: UInt?
    var uint8: UInt8?
    var uint16: UInt16?
    var uint32: UInt32?
    var uint64: UInt64?
    var list: [Int]?
  }

  @Test func nilIsNullWhateverItsType() throws {
    #expect(try Unknown().json(.compact).matches(of: /:null/).count == 15)
    let some = Unknown(bool: false, string: "", float: 0.5, uint8: 255, list: [])
    let json = try some.json(.compact)
    #expect(json.hasPrefix(#"{"bool":false,"string":"","double":null,"float":0.5,"int":null,"#))
    #expect(json.hasSuffix(#""uint8":255,"uint16":null,"uint32":null,"uint64":null,"list":[]}"#))
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\n\r\t\u{0}\u{1F}", #""\n\r\t\u0000\u001f""#),
    ("\u{7F}\u{85}\u{9F}", #""\u007f\u0085\u009f""#),
    ("\u{2028}\u{2029}\u{202A}\u{202E}\u{2066}\u{2069}", #""\u2028\u2029\u202a\u202e\u2066\u2069""#),
    (" ~\u{A0}映す🙂\u{2027}\u{202F}\u{2065}\u{206A}", "\" ~\u{A0}映す🙂\u{2027}\u{202F}\u{2065}\u{206A}\""),
  ])
  func whatCouldMoveACursorIsWrittenAsANumber(_ text: String, _ json: String) throws {
    #expect(try text.json(.compact) == json)
    #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
  }

  @Test(arguments: [
    (0.1, "0.1"), (2800, "2800.0"), (1e-7, "1e-07"), (1.2345678901234568e20, "1.2345678901234568e+20"),
    (-0.55, "-0.55"),
    (.nan, "null"), (.infinity, "null"),
  ])
  func numbers(_ number: Double, _ json: String) throws { #expect(try number.json(.compact) == json) }

  @Test func wholeNumbersAndListsOfLists() throws {
    #expect(try [Int64.min, .max].json(.compact) == "[-9223372036854775808,9223372036854775807]")
    #expect(try ["match": [["x"], [], ["y", "z"]]].json(.compact) == #"{"match":[["x"],[],["y","z"]]}"#)
    #expect(try ["base": Double?.none].json(.compact) == #"{"base":null}"#)
  }

  /// One object with the members of two, as a report has.
  private struct Both: Payload {
    var first = Sample.Inner()
    var second: Sample? = Sample()

    func encode(to encoder: any Encoder) throws {
      try first.encode(to: encoder)
      try second?.encode(to: encoder)
    }
  }

  @Test func membersOfSeveralInOneObject() throws {
    let rest = try Sample().json(.compact).dropFirst()
    #expect(try Both().json(.compact) == #"{"y":0.1,"x":null,"# + rest)
    #expect(try [Both(second: nil)].json(.compact) == #"[{"y":0.1,"x":null}]"#)
  }

  /// What encodes itself by containers within containers.
  private struct Nested: Payload {
    enum Key: CodingKey { case list, object, base }

    init() {}
    init(from decoder: any Decoder) throws {}

    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: Key.self)
      var list = members.nestedUnkeyedContainer(forKey: .list)
      try list.encode(1)
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encodeNil(forKey: .base)
      try list.encodeNil()
      #expect(list.count == 3)
      _ = members.nestedContainer(keyedBy: Key.self, forKey: .object)
      try "x".encode(to: members.superEncoder(forKey: .base))
    }
  }

  @Test func containersWithinContainers() throws {
    #expect(try Nested().json(.compact) == #"{"list":[1,{"base":null},null],"object":{},"base":"x"}"#)
  }
}
