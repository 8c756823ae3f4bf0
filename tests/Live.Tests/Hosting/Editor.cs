using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>An editor without a window: Roslyn's own services over a solution that MSBuild has loaded from disk.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(EditorServices.Host, WorkspaceKind.Host);

    public Editor(SolutionInfo solution) => _workspace.AddSolution(solution);

    public Solution Solution => _workspace.CurrentSolution;

    /// <summary>Loads a solution as an editor does: MSBuild says what its projects hold.</summary>
    public static async Task<SolutionInfo> LoadAsync(string solutionPath)
    {
        using var workspace = new AdhocWorkspace(EditorServices.Host);
        return await new MSBuildProjectLoader(workspace).LoadSolutionInfoAsync(solutionPath, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a file in a tab.</summary>
    public OpenDocument Open(string file)
    {
        var id = Document(file).Id;
        _workspace.OpenDocument(id);
        return new OpenDocument(this, id);
    }

    /// <summary>Takes over what a fix or the keyboard has changed.</summary>
    public void Apply(Solution changed)
    {
        if (!_workspace.TryApplyChanges(changed))
            throw new InvalidOperationException("The workspace refuses the change.");
    }

    public void Dispose() => _workspace.Dispose();

    private Document Document(string file) => Solution.Projects.Single().Documents.Single(document => document.Name == file);
}
