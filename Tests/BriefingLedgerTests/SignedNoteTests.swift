import BriefingDomain
import Testing

@testable import BriefingLedger

/// Notes, keys and heads as others write them.
struct SignedNoteTests {
  /// The example in the documentation of Go's golang.org/x/mod/sumdb/note.
  @Test func aKeyAndASignatureOfAnotherProgram() throws {
    let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    let key = try #require(NoteKey(text))
    #expect(key.name == "PeterNeumann" && key.text == text)
    let signature = try #require(
      Base64.bytes("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="))
    #expect(Array(signature.prefix(4)) == key.number)
    let note = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    #expect(key.isSignature(Array(signature.dropFirst(4)), of: note))
    #expect(!key.isSignature(Array(signature.dropFirst(4)), of: note + "\n"))
    #expect(!key.isSignature([], of: note))
  }

  @Test(arguments: [
    "", "PeterNeumann", "PeterNeumann+c74f20a3+", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
    "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  ])
  func noKey(_ text: String) { #expect(NoteKey(text) == nil) }

  @Test func base64() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }
    #expect(Base64.text(Array("foobar".utf8)) == "Zm9vYmFy" && Base64.text(Array("fo".utf8)) == "Zm8=")
    for bad in ["Zm8", "Zm9=", "Zm8==", "Z", "Zm8=\n", "Zm 8=", "=", "ア"] {
      #expect(Base64.bytes(bad) == nil, "\(bad)")
    }
  }

  @Test func aHeadAsItIsNoted() throws {
    let hash = ContentHash(of: "x")
    let head = ChainHead(number: 1580, hash: hash)
    #expect(head.line == "1580: 2d711642 b726b044 01627ca9 fbac32f5 c8530fb1 903cc4db 02258717 921a4881")
    for text in [
      head.line, "1580 \(hash)", "ledger: 1580 entries, head \(hash)", "台帳: 1580 件、末尾のハッシュ \(hash)",
      head.line.replacing(" ", with: "-").replacing(":", with: ""),
    ] {
      let noted = try #require(NotedHead(text), "\(text)")
      #expect(noted.number == 1580 && noted.hash == hash && noted.isOf(1580, hash), "\(text)")
      #expect(!noted.isOf(1579, hash) && !noted.isOf(1580, .start))
    }
    #expect(NotedHead("\(hash)").map { $0.number == nil && $0.isOf(7, hash) } == true)
    for text in ["", "1580", "1580: 2d711642 b726b044", "\(hash)0", String("\(hash)".dropLast()), "1580: g\(hash)"] {
      #expect(NotedHead(text) == nil, "\(text)")
    }
  }
}
