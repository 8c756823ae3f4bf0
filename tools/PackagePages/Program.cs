using PackagePages;

// Called while packing; see nuget/TorchSharp.Analyzers.Package.csproj.
if (args is not [var root, var address, var folder])
{
    Console.Error.WriteLine("PackagePages REPOSITORY ADDRESS FOLDER: writes the pages of the package into FOLDER; links out of it lead to ADDRESS.");
    return 2;
}

try
{
    var pages = PackedPages.Of(new SourceFolder(root), address);
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
    foreach (var page in pages)
    {
        var file = Path.Combine(folder, page.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, page.Content);
    }

    return 0;
}
catch (PageException problem)
{
    // The form that a build reports as an error of the file.
    Console.Error.WriteLine($"{Path.Combine(root, problem.Page)} : error PAGES : {problem.Message}");
    return 1;
}
