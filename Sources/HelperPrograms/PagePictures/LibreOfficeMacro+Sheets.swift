extension LibreOfficeMacro {
  /// Each takes half a second. Of a workbook with more of them, the others are drawn as they print.
  private static let mostSheets = 60

  /// Lays those sheets of a workbook out for the wall that are wider than a page and have no print settings of their own:
  /// on pages in the shape of the screen, with the type as large as goes without more pages across, the heading row on each
  /// page, and the first column on those that lie beside another. How many pages of paper the file makes as it is stands in a
  /// file beside the PDF as soon as one sheet is laid out anew.
  ///
  /// A page's height is measured by the type that most cells have. At 50 times its size a digit is 1.25 % of the page or
  /// more, by the typeface, and nobody reads smaller ones from the back of a room; at 29 times it is larger than needed.
  static let sheets = """
    Sub Sheets(document, place As String)
      Dim paper, number, sheet, laid, none()
      ' What goes wrong keeps nobody from the sheets as they are by then.
      On Error Goto Enough
      laid = 0
      paper = document.getRendererCount(document, none())
      For number = 0 To document.Sheets.Count - 1
        sheet = document.Sheets.getByIndex(number)
        If IsWide(document, sheet) Then
          If laid = 0 Then
            Open place & ".paper" For Output As #1
            Print #1, CStr(paper)
            Close #1
          End If
          LayOut(document, sheet, number)
          laid = laid + 1
          If laid = \(mostSheets) Then Exit For
        End If
      Next
    Enough:
    End Sub

    ' Whether a sheet is wider than a page, and nobody has said how it is to be printed.
    Function IsWide(document, sheet) As Boolean
      Dim style, area
      IsWide = False
      If Not sheet.IsVisible Or sheet.PrintTitleColumns Or sheet.PrintTitleRows Then Exit Function
      If UBound(sheet.getPrintAreas()) >= 0 Then Exit Function
      style = document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
      If style.IsLandscape Or style.PageScale <> 100 Or style.ScaleToPages <> 0 Then Exit Function
      If style.ScaleToPagesX <> 0 Or style.ScaleToPagesY <> 0 Then Exit Function
      area = Used(sheet)
      If Across(sheet, area) < 2 Then Exit Function
      If IsBroken(sheet.getColumnPageBreaks(), area.EndColumn) Then Exit Function
      IsWide = Not IsBroken(sheet.getRowPageBreaks(), area.EndRow)
    End Function

    ' Whether somebody has set a page break. LibreOffice goes on with its own ones far behind the last cell.
    Function IsBroken(places, last) As Boolean
      Dim place
      IsBroken = True
      For Each place In places
        If place.Position > last Then Exit For
        If place.ManualBreak Then Exit Function
      Next
      IsBroken = False
    End Function

    ' How many pages lie beside each other.
    Function Across(sheet, area)
      Dim place
      Across = 1
      For Each place In sheet.getColumnPageBreaks()
        If place.Position > area.EndColumn Then Exit For
        If place.Position > area.StartColumn Then Across = Across + 1
      Next
    End Function

    Function Cells(sheet)
      Dim cursor
      cursor = sheet.createCursor()
      cursor.gotoStartOfUsedArea(False)
      cursor.gotoEndOfUsedArea(True)
      Cells = cursor.RangeAddress
    End Function

    ' The cells, and those behind drawings beside them.
    Function Used(sheet)
      Dim area, drawing, edge
      area = Cells(sheet)
      For Each drawing In sheet.DrawPage
        edge = drawing.Position.X + drawing.Size.Width
        Do While area.EndColumn < 500
          If sheet.getCellByPosition(area.EndColumn + 1, 0).Position.X >= edge Then Exit Do
          area.EndColumn = area.EndColumn + 1
        Loop
      Next
      Used = area
    End Function

    Sub LayOut(document, sheet, number)
      Dim styles, style, area, rows, size, least, most, middle, best
      styles = document.StyleFamilies.getByName("PageStyles")
      style = document.createInstance("com.sun.star.style.PageStyle")
      styles.insertByName("wall " & number, style)
      Alike(style, styles.getByName(sheet.PageStyle))
      sheet.PageStyle = "wall " & number
      area = Cells(sheet)
      rows = HeadingRows(document, sheet, area)
      size = TypeSize(sheet, area, rows(1))
      Widen(sheet, area, rows(0), size)
      area = Used(sheet)
      most = 50
      Repeat(document, sheet, area, rows, most * size)
      Shape(style, most * size)
      best = Across(sheet, area)
      least = 29
      Do While most - least > 0.5
        middle = (least + most) / 2
        Shape(style, middle * size)
        If Across(sheet, area) > best Then
          least = middle
        Else
          most = middle
        End If
      Loop
      Shape(style, most * size)
    End Sub

    ' Columns whose width nobody has set get room for words that the next cell would cut off.
    Sub Widen(sheet, area, top, size)
      Dim column, bottom, x, y, cell, wide, most
      If top < area.StartRow Then top = area.StartRow
      bottom = top + 100
      If bottom > area.EndRow Then bottom = area.EndRow
      For x = area.StartColumn To area.EndColumn
        column = sheet.Columns.getByIndex(x)
        If column.IsVisible And column.OptimalWidth And x < area.StartColumn + 100 Then
          most = column.Width
          For y = top To bottom
            cell = sheet.getCellByPosition(x, y)
            wide = WordsWidth(cell.String, size)
            If wide > most Then
              If Not (cell.IsTextWrapped Or cell.IsMerged Or cell.ShrinkToFit Or cell.RotateAngle <> 0) Then
                If x = area.EndColumn Then
                  most = wide
                ElseIf sheet.getCellByPosition(x + 1, y).String <> "" Then
                  most = wide
                End If
              End If
            End If
          Next
          If most > column.Width Then column.Width = most
        End If
      Next
    End Sub

    ' How wide a line is at most, up to twenty kanji.
    Function WordsWidth(words, size)
      Dim place, halves
      halves = 2
      For place = 1 To Len(words)
        If Asc(Mid(words, place, 1)) < 256 Then halves = halves + 1.15 Else halves = halves + 2
        If halves > 41 Then Exit For
      Next
      WordsWidth = halves * size / 2
    End Function

    ' In hundredths of a millimetre.
    Sub Shape(style, height)
      style.Width = height * 16 / 9
      style.Height = height
    End Sub

    Sub Alike(style, model)
      Dim property
      On Error Resume Next
      For Each property In model.PropertySetInfo.Properties
        style.setPropertyValue(property.Name, model.getPropertyValue(property.Name))
      Next
      style.LeftMargin = 600
      style.RightMargin = 600
      style.TopMargin = 600
      style.BottomMargin = 600
      style.PrintDownFirst = False
    End Sub

    ' The first and the last of the rows that name the columns: those that are kept in sight, else the first one with
    ' a word in most columns, and those right above it with more than one word. The last is -1 where there are none.
    Function HeadingRows(document, sheet, area)
      Dim row, last, data, filled, words, cell, top
      row = Frozen(document, sheet)(1)
      If row > area.StartRow Then
        HeadingRows = Array(area.StartRow, row - 1)
        Exit Function
      End If
      HeadingRows = Array(0, -1)
      last = area.StartRow + 9
      If last > area.EndRow Then last = area.EndRow
      data = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, last).getDataArray()
      top = 0
      For row = 0 To UBound(data)
        filled = 0
        words = 0
        For Each cell In data(row)
          If VarType(cell) <> 8 Then
            filled = filled + 1
          ElseIf cell <> "" Then
            filled = filled + 1
            words = words + 1
          End If
        Next
        If filled * 2 > UBound(data(row)) + 1 And words * 5 >= filled * 4 Then
          HeadingRows = Array(area.StartRow + top, area.StartRow + row)
          Exit Function
        End If
        If filled < 2 Then top = row + 1
      Next
    End Function

    ' How many columns and rows are kept in sight.
    Function Frozen(document, sheet)
      On Error Goto Unknown
      Frozen = Array(0, 0)
      document.CurrentController.setActiveSheet(sheet)
      If document.CurrentController.hasFrozenPanes() Then
        Frozen = Array(document.CurrentController.getSplitColumn(), document.CurrentController.getSplitRow())
      End If
    Unknown:
    End Function

    ' Rows and columns that are again on each page, where they leave room for others.
    Sub Repeat(document, sheet, area, rows, height)
      Dim range, columns
      If rows(1) >= rows(0) Then
        range = sheet.getCellRangeByPosition(area.StartColumn, rows(0), area.StartColumn, rows(1))
        If range.Size.Height * 4 <= height Then
          sheet.setTitleRows(range.RangeAddress)
          sheet.setPrintTitleRows(True)
        End If
      End If
      columns = Frozen(document, sheet)(0) - 1
      If columns < area.StartColumn Then columns = area.StartColumn
      range = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, columns, area.StartRow)
      If range.Size.Width * 3 > height * 16 / 9 Then
        range = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.StartColumn, area.StartRow)
      End If
      If range.Size.Width * 3 <= height * 16 / 9 Then
        sheet.setTitleColumns(range.RangeAddress)
        sheet.setPrintTitleColumns(True)
      End If
    End Sub

    ' The size of the type in most cells of the first rows, in hundredths of a millimetre.
    Function TypeSize(sheet, area, row)
      Dim counts(200), bottom, right, x, y, cell, size, best
      If row < area.StartRow Then row = area.StartRow
      bottom = row + 15
      If bottom > area.EndRow Then bottom = area.EndRow
      right = area.StartColumn + 50
      If right > area.EndColumn Then right = area.EndColumn
      best = 22
      For y = row To bottom
        For x = area.StartColumn To right
          cell = sheet.getCellByPosition(x, y)
          If cell.Type <> com.sun.star.table.CellContentType.EMPTY Then
            size = CInt(cell.CharHeight * 2)
            If size > 0 And size <= 200 Then
              counts(size) = counts(size) + 1
              If counts(size) > counts(best) Then best = size
            End If
          End If
        Next
      Next
      TypeSize = best / 2 * 2540 / 72
    End Function
    """
}
