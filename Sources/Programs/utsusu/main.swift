import BriefingCommands

await CommandLineProgram.run()
