using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>A project of this repository in an editor that runs all shipped rules over it.</summary>
internal sealed class RepositoryProject : IDisposable
{
    private readonly Editor _editor;
    private readonly ProjectId _project;

    private RepositoryProject(IReadOnlyList<ProjectInfo> loaded, string file)
    {
        _editor = new Editor(loaded.Select(ShippedAnalyzers.AnalyzeByOurs));
        _project = loaded.Single(project => project.FilePath == file).Id;
    }

    public IReadOnlyList<OpenDocument> OpenAll() => _editor.OpenAll(_project);

    public static async Task<RepositoryProject> OpenAsync(string path)
    {
        var file = Path.GetFullPath(Path.Combine(BuildOutputs.RepositoryRoot, path));
        return new RepositoryProject(await Editor.LoadProjectAsync(file), file);
    }

    public void Dispose() => _editor.Dispose();
}
