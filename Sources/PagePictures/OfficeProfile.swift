internal import Foundation
internal import Subprocess

/// What LibreOffice gets to see: a folder with a profile, a home and places for what goes in and comes out.
enum OfficeProfile {
  /// No macros, nothing fetched from elsewhere; dates as in Japan where a document does not say.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
    <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
    <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
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
    for name in ["", "/in", "/out", "/profile", "/profile/user"] { try PictureFolder.makeFolder(desk + name) }
    try PictureFolder.write(Array(settings.utf8), to: desk + "/profile/user/registrymodifications.xcu")
  }

  static func options(_ desk: String) -> [String] {
    let profile = desk.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? desk
    return [
      "-env:UserInstallation=file://\(profile)/profile", "--headless", "--norestore", "--nolockcheck", "--nologo",
      "--nodefault",
    ]
  }

  static func environment(_ desk: String, fonts: String) -> Subprocess.Environment {
    .custom([
      "FONTCONFIG_FILE": fonts, "PATH": "/usr/bin:/bin", "HOME": desk, "TMPDIR": desk,
      "LC_ALL": "C.UTF-8",
      // The backend that needs no display.
      "SAL_USE_VCLPLUGIN": "svp",
    ])
  }
}
