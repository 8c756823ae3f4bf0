namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>Whoever moves or forks the repository changes one line.</summary>
public class RepositoryAddressTests
{
    private static readonly string Address = string.Join('/', "github.com", "TorchSharp-Analyzers");

    private static readonly HashSet<string> Kinds = [".cs", ".csproj", ".json", ".md", ".props", ".targets", ".txt", ".yml"];

    [Fact]
    public void The_address_of_the_repository_appears_in_one_place()
    {
        var files = new DirectoryInfo(BuildFacts.RepositoryRoot).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(static file => Kinds.Contains(file.Extension))
            .Select(static file => Path.GetRelativePath(BuildFacts.RepositoryRoot, file.FullName).Replace('\\', '/'))
            .Where(static file => !file.Split('/').Any(static part => part is "bin" or "obj" or "artifacts" or ".git"));
        Assert.Equal(["Directory.Build.props"], files.Where(static file => File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, file)).Contains(Address, StringComparison.Ordinal)));
    }
}
