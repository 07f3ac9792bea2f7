import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import BriefingWording

/// What systems and readers say in English does not stand in a Japanese sentence.
struct SystemWordsTests {
  private static let errors: [any Error] =
    [EACCES, EPERM, ENOENT, ENOSPC, EDQUOT, EROFS, EIO, EISDIR, ENOTDIR, EMFILE, ENFILE, ENAMETOOLONG, EFBIG, ELOOP]
    .map { LibraryError.cannotWrite("資料", why: String(cString: strerror($0))) }
    + ["it grew while it was read", "it shrank while it was read", "what was written reads back differently"]
    .map { LibraryError.cannotRead("資料", why: $0) }
    + [
      LibraryError.deviceError("資料", why: String(cString: strerror(EIO))),
      LibraryError.cannotListen("ここ", why: String(cString: strerror(EADDRNOTAVAIL))),
      StoreError.cannotWrite("/家: database or disk is full"), StoreError.deviceError("disk I/O error"),
      StoreError.damagedDatabase("file is not a database"), StoreError.damagedDatabase("表 is none of utsusu's"),
      StoreError.keysLost("/家/鍵"),
      LibraryError.unreadableWorkbook("表", .damaged, detail: "compound file with a broken header"),
    ]

  @Test func aJapaneseSentenceIsJapanese() throws {
    for error in Self.errors {
      let sentence = try Language.$current.withValue(.ja) { try #require(Failure(error)).sentence }
      let foreign = sentence.matches(of: /[A-Za-z]{2,}/).map { String($0.output) }
        .filter { !["home", "utsusu", "verify", "room"].contains($0) }
      #expect(foreign.isEmpty, "\(sentence)")
    }
  }

  @Test func englishStaysWhatItWas() throws {
    let sentence = Language.$current.withValue(.en) {
      LibraryError.cannotRead("a", why: "Permission denied").sentence
    }
    #expect(sentence == "“a” cannot be read (Permission denied). Check its permissions.")
  }

  /// Of a file that is kept without its text, the kind is said, and nothing that only helps who mends readers.
  @Test(
    arguments: [
      (.unsupported, "Ichitaro", "読み取りに対応していない形式です（一太郎）"),
      (.unsupported, "unknown binary data (Ichitaro by its name)", "読み取りに対応していない形式です（不明なデータ、一太郎の拡張子）"),
      (.unsupported, "unknown binary data (.xyz)", "読み取りに対応していない形式です（不明なデータ、.xyz）"),
      (.unsupported, "attached files", "読み取りに対応していない形式です（添付ファイル）"),
      (.unsupported, "inserted file", "読み取りに対応していない形式です（挿入されたファイル）"),
      (
        .unsupported, "mail or saved web page: print it to a PDF",
        "読み取りに対応していない形式です（メールか保存したウェブページ。PDF に印刷してください）"
      ),
      (.unsupported, "XFA form", "読み取りに対応していない形式です（XFA フォーム）"),
      (.unsupported, "7-Zip archive", "読み取りに対応していない形式です（7-Zip 書庫）"),
      (.unsupported, nil, "読み取りに対応していない形式です"),
      (.damaged, "compound file with a broken header", "壊れています"),
      (.encrypted, "PDF with a password", "暗号化されています"),
    ] as [(UnreadableReason, String?, String)])
  func whyAFileHasNoText(_ reason: UnreadableReason, _ detail: String?, _ expected: String) {
    #expect(Language.$current.withValue(.ja) { reason.label(detail: detail) } == expected)
    let english = Language.$current.withValue(.en) { reason.label(detail: detail) }
    #expect(english == Language.$current.withValue(.en) { reason.label } + (detail.map { " (\($0))" } ?? ""))
  }
}
