using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>A project of this repository in an editor that runs all shipped rules over it.</summary>
internal sealed class RepositoryProject : IDisposable
{
    private readonly Editor _editor;
    private readonly ProjectId _project;

    private RepositoryProject(IReadOnlyList<ProjectInfo> loaded, string file, Func<ProjectInfo, ProjectInfo> change)
    {
        _project = loaded.Single(project => project.FilePath == file).Id;
        _editor = new Editor(loaded.Select(project => ShippedAnalyzers.AnalyzeByOurs(project.Id == _project ? change(project) : project)));
    }

    public IReadOnlyList<OpenDocument> OpenAll() => _editor.OpenAll(_project);

    /// <summary>Takes over what a fix has changed. Nothing is written to the disk.</summary>
    public void Apply(Solution changed) => _editor.Apply(changed);

    /// <summary>Opens a project.</summary>
    /// <param name="path">From the root of the repository on.</param>
    /// <param name="change">What is to be different from what stands on the disk.</param>
    public static async Task<RepositoryProject> OpenAsync(string path, Func<ProjectInfo, ProjectInfo>? change = null)
    {
        var file = Path.GetFullPath(Path.Combine(BuildOutputs.RepositoryRoot, path));
        return new RepositoryProject(await Editor.LoadProjectAsync(file), file, change ?? (project => project));
    }

    public void Dispose() => _editor.Dispose();
}
