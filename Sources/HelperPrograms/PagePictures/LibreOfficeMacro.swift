internal import Foundation
internal import Subprocess

/// What LibreOffice runs: it exports each document of `in` as a PDF of that name into `out`.
///
/// Hidden slides are drawn too, so that every slide has the number that it has for a search and on the next slides; which
/// they are stands in a file beside the PDF.
///
/// `--convert-to` would show what a document keeps of its own making: text that was deleted while changes were recorded
/// is drawn there, struck through. Here changes are accepted first, so that the screen shows what is in force, as a search
/// finds it. That changes the file, so that it must be one that can be written and is nobody's: opened as a template instead, a document
/// has no address, and LibreOffice believes links only of what it can tell to come from elsewhere.
enum LibreOfficeMacro {
  static let address = "macro:///Standard.Export.All"

  /// The variables that it finds its work by: the folder of `in` and `out`, and the names in `in`, parted by spaces.
  static let home: Environment.Key = "DESK"
  static let documents: Environment.Key = "DOCUMENTS"

  private static let program = """
    Sub All
      Dim name
      For Each name In Split(Environ("\(documents.rawValue)"), " ")
        One(name)
      Next
      StarDesktop.terminate()
    End Sub

    Sub One(name As String)
      Dim asked(3) As New com.sun.star.beans.PropertyValue
      Dim wanted(1) As New com.sun.star.beans.PropertyValue
      Dim filter(0) As New com.sun.star.beans.PropertyValue
      Dim document, helper, place
      On Error Goto Failed
      asked(0).Name = "Hidden"
      asked(0).Value = True
      asked(1).Name = "ReadOnly"
      asked(1).Value = False
      asked(2).Name = "MacroExecutionMode"
      asked(2).Value = com.sun.star.document.MacroExecMode.NEVER_EXECUTE
      asked(3).Name = "UpdateDocMode"
      asked(3).Value = com.sun.star.document.UpdateDocMode.NO_UPDATE
      document = StarDesktop.loadComponentFromURL(ConvertToURL(Environ("\(home.rawValue)") & "/in/" & name), "_blank", 0, asked())
      place = ConvertToURL(Environ("\(home.rawValue)") & "/out/" & Split(name, ".")(0))
      filter(0).Name = "ExportHiddenSlides"
      filter(0).Value = True
      wanted(0).Name = "FilterName"
      wanted(1).Name = "FilterData"
      wanted(1).Value = filter()
      If document.supportsService("com.sun.star.text.GenericTextDocument") Then
        wanted(0).Value = "writer_pdf_Export"
        document.RedlineProtectionKey = Array()
        helper = createUnoService("com.sun.star.frame.DispatchHelper")
        If document.isReadonly() Then helper.executeDispatch(document.CurrentController.Frame, ".uno:EditDoc", "", 0, Array())
        helper.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
      ElseIf document.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then
        wanted(0).Value = "calc_pdf_Export"
        Sheets(document, place)
      ElseIf document.supportsService("com.sun.star.presentation.PresentationDocument") Then
        wanted(0).Value = "impress_pdf_Export"
        Hidden(document.DrawPages, place & ".hidden")
      Else
        wanted(0).Value = "draw_pdf_Export"
      End If
      document.storeToURL(place & ".pdf", wanted())
    Failed:
      Away(document)
    End Sub

    Sub Hidden(slides, place As String)
      Dim number
      Open place For Output As #1
      For number = 1 To slides.Count
        If Not slides.getByIndex(number - 1).Visible Then Print #1, CStr(number)
      Next
      Close #1
    End Sub

    ' A document that stays open, changed as it is, could keep LibreOffice from ending.
    Sub Away(document)
      On Error Resume Next
      document.close(True)
    End Sub
    """

  /// The files of a library of macros, by their place in a profile's folder `user/basic`.
  static var files: [(place: String, content: String)] {
    let library = #"<library:library library:name="Standard" library:link="false"/>"#
    return [
      ("script.xlc", document("library:libraries", of: libraryNames, library)),
      ("dialog.xlc", document("library:libraries", of: libraryNames, library)),
      ("Standard/dialog.xlb", document("library:library", of: libraryNames + standard, "")),
      (
        "Standard/script.xlb",
        document("library:library", of: libraryNames + standard, #"<library:element library:name="Export"/>"#)
      ),
      (
        "Standard/Export.xba",
        document(
          "script:module",
          of: #"xmlns:script="http://openoffice.org/2000/script" script:name="Export" script:language="StarBasic""#,
          (program + "\n" + sheets).replacing("&", with: "&amp;").replacing("<", with: "&lt;"))
      ),
    ]
  }

  private static let libraryNames = #"xmlns:library="http://openoffice.org/2000/library""#
  private static let standard =
    #" library:name="Standard" library:readonly="false" library:passwordprotected="false""#

  private static func document(_ element: String, of attributes: String, _ content: String) -> String {
    #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n<\(element) \(attributes)>\(content)</\(element)>\n"
  }
}
