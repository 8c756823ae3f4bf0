using Figures;
using static TorchSharp.torch;

if (args.Length > 1 || args is [['-', ..]])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tools/Figures [FOLDER]");
    return 2;
}

// The pictures of docs/data.md, docs/cross-entropy.md and docs/stuck-loss.md, and the numbers of their tables. With one thread all sums are rounded alike.
set_num_threads(1);
var folder = args.Length == 1 ? args[0] : Picture.FolderOfTheDocuments;
Directory.CreateDirectory(folder);

DigitSheet.Save(folder);
TwoStepsFigure.Save(folder);
StuckFigure.Save(folder);
foreach (var comparison in Comparisons.All)
{
    var runs = comparison.Train();
    TrainingFigure.Save(folder, comparison, runs);
    TrainingTable.Print(comparison, runs);
}

return 0;
