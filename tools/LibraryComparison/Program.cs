using System.CommandLine;
using LibraryComparison;
using LibraryComparison.Report;

return CommandLine.Create().Parse(args).Invoke();
