internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong with files and folders that people name.
  var fileSentence: String {
    switch self {
    case .noSuchFile(let path):
      tr("There is no file \(path.quoted). Check the path.", "\(path.quoted) というファイルはありません。パスを確かめてください。")
    case .isFolder(let path):
      tr(
        "\(path.quoted) is a folder. Name its files, or bring it in with `utsusu index`.",
        "\(path.quoted) はフォルダです。ファイルを指定するか、utsusu index で取り込んでください。")
    case .notAFile(let path):
      tr(
        "\(path.quoted) is a folder, a device, a pipe or a socket. Name a regular file.",
        "\(path.quoted) は通常のファイルではありません（フォルダ・装置・パイプ・ソケット）。通常のファイルを指定してください。")
    case .tooLarge(let path):
      tr(
        "\(path.quoted) is larger than such a file ever is. Name the right one.",
        "\(path.quoted) は、この用途のファイルとしては大きすぎます。指定を確かめてください。")
    case .cannotRead(let path, let why):
      tr(
        "\(path.quoted) cannot be read (\(systemWords(why))). Check its permissions.",
        "\(path.quoted) を読めません（\(systemWords(why))）。読み取り権限を確かめてください。")
    case .cannotWrite(let path, let why):
      tr(
        "\(path.quoted) cannot be written (\(systemWords(why))). Check permissions and free space, or choose another --home.",
        "\(path.quoted) に書き込めません（\(systemWords(why))）。権限と空き容量を確かめるか、--home で別の場所を指定してください。")
    case .deviceError(let path, let why):
      tr(
        "The disk failed at \(path.quoted) (\(systemWords(why))). Check the disk; what was confirmed before stands.",
        "\(path.quoted) でディスクの異常がありました（\(systemWords(why))）。ディスクを確かめてください。これまでに確認した内容は残っています。")
    default: ""
    }
  }
}
