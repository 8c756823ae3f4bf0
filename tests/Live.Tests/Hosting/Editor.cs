using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>An editor without a window: Roslyn's own services over projects that MSBuild has loaded from disk.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(EditorServices.Host, WorkspaceKind.Host);

    public Editor(IEnumerable<ProjectInfo> projects) =>
        _workspace.AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Create(), projects: projects));

    public Solution Solution => _workspace.CurrentSolution;

    /// <summary>Loads all projects of a solution as an editor does: MSBuild says what they hold.</summary>
    public static async Task<IReadOnlyList<ProjectInfo>> LoadSolutionAsync(string path)
    {
        using var workspace = new AdhocWorkspace(EditorServices.Host);
        var solution = await new MSBuildProjectLoader(workspace).LoadSolutionInfoAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        return solution.Projects;
    }

    /// <summary>Loads a project of this repository, and those it refers to.</summary>
    public static async Task<IReadOnlyList<ProjectInfo>> LoadProjectAsync(string path)
    {
        using var workspace = new AdhocWorkspace(EditorServices.Host);
        var loader = new MSBuildProjectLoader(workspace, BuildOutputs.Properties.ToImmutableDictionary());
        return await loader.LoadProjectInfoAsync(path, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a file in a tab.</summary>
    public OpenDocument Open(string file) => Open(Solution.Projects.SelectMany(project => project.Documents).Single(document => document.Name == file).Id);

    /// <summary>Opens every file of a project that somebody wrote.</summary>
    public IReadOnlyList<OpenDocument> OpenAll(ProjectId project)
    {
        var generated = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        var written = Solution.GetProject(project)!.Documents.Where(document => !document.FilePath!.Contains(generated, StringComparison.Ordinal));
        return [.. written.Select(document => Open(document.Id))];
    }

    /// <summary>Takes over what a fix or the keyboard has changed.</summary>
    public void Apply(Solution changed)
    {
        if (!_workspace.TryApplyChanges(changed))
            throw new InvalidOperationException("The workspace refuses the change.");
    }

    public void Dispose() => _workspace.Dispose();

    private OpenDocument Open(DocumentId id)
    {
        _workspace.OpenDocument(id);
        return new OpenDocument(this, id);
    }
}
