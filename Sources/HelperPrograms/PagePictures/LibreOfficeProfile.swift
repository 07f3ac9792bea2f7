internal import Crypto
internal import Foundation
internal import Subprocess

/// What LibreOffice gets to see: a folder with a profile, a home and places for what goes in and comes out.
enum LibreOfficeProfile {
  /// No macros of documents, nothing fetched from elsewhere; dates as in Japan where a document does not say. The profile
  /// counts as installed: LibreOffice would put its own presets over the macro.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
    <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
    <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
    </item>
    <item oor:path="/org.openoffice.Setup/Office">
    <prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop>
    </item>
    <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ja-JP</value></prop>
    </item>
    <item oor:path="/org.openoffice.Office.Calc/Content/Update">
    <prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
    </item>
    <item oor:path="/org.openoffice.Office.Writer/Content/Update">
    <prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
    </item>
    </oor:items>
    """

  static func make(_ desk: String) throws(PictureError) {
    let user = desk + "/profile/user"
    for folder in [
      desk, desk + "/in", desk + "/out", desk + "/profile", user, user + "/basic", user + "/basic/Standard",
    ] {
      try PictureFolder.makeFolder(folder)
    }
    try PictureFolder.write(Array(settings.utf8), to: user + "/registrymodifications.xcu")
    for file in LibreOfficeMacro.files {
      try PictureFolder.write(Array(file.content.utf8), to: "\(user)/basic/\(file.place)")
    }
  }

  static func options(_ desk: String) -> [String] {
    [
      "-env:UserInstallation=\(address(desk))", "--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault",
      LibreOfficeMacro.address,
    ]
  }

  private static func address(_ desk: String) -> String {
    "file://\(desk.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? desk)/profile"
  }

  /// The socket at which LibreOffice waits for a second one with the same profile, and which stays when it is killed:
  /// it is named by a hash of the profile's address, in hexadecimal numbers without leading zeros, and by the user where
  /// LibreOffice may look that up. (`CreateMD5FromString` and `RequestHandler` of LibreOffice 7.4; osl's `pipe.cxx`.)
  static func leavings(_ desk: String) -> [String] {
    let units = address(desk).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let hash = Insecure.MD5.hash(data: units).map { String($0, radix: 16) }.joined()
    return ["/tmp", "/var/tmp"].flatMap { folder in
      ["", "\(getuid())_"].map { "\(folder)/OSL_PIPE_\($0)SingleOfficeIPC_\(hash)" }
    }
  }

  /// - Parameter documents: their names in the folder `in`, which have no spaces.
  static func environment(_ desk: String, documents: [String], fonts: String) -> Subprocess.Environment {
    .custom([
      "FONTCONFIG_FILE": fonts, "PATH": "/usr/bin:/bin", "HOME": desk, "TMPDIR": desk,
      LibreOfficeMacro.home: desk, LibreOfficeMacro.documents: documents.joined(separator: " "), "LC_ALL": "C.UTF-8",
      // The backend that needs no display.
      "SAL_USE_VCLPLUGIN": "svp",
    ])
  }
}
