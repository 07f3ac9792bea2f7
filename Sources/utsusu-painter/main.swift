import PageDrawing

PainterService.run()
