using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Hosting;

[assembly: AssemblyFixture(typeof(TorchSharp.Analyzers.Live.Tests.Demo.DemoSolution))]

namespace TorchSharp.Analyzers.Live.Tests.Demo;

/// <summary>The demo solution, written to disk and loaded once; every test opens an editor of its own on it.</summary>
public sealed class DemoSolution : IAsyncLifetime
{
    private SolutionOnDisk? _onDisk;
    private IReadOnlyList<ProjectInfo>? _loaded;

    public async ValueTask InitializeAsync()
    {
        _onDisk = await SolutionOnDisk.CreateAsync(new ProjectOnDisk("Demo", DemoFiles.All));
        _loaded = await Editor.LoadSolutionAsync(_onDisk.SolutionPath);
    }

    public ValueTask DisposeAsync()
    {
        _onDisk?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Editor OpenEditor() => new(_loaded ?? throw new InvalidOperationException("The demo solution is not loaded."));
}
