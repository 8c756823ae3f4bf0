using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Generated and hand-written programs as they are, with their findings.</summary>
public sealed class MetamorphicBaseline : IAsyncLifetime
{
    internal CSharpCompilation Compilation { get; private set; } = null!;

    internal IReadOnlyList<string> Programs { get; private set; } = [];

    internal BatchFindings Findings { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var files = ProgramSeries.First(ProgramSeries.Count(60)).SelectMany(program => program.Files).Concat(HandWrittenPrograms.Files).ToList();
        Compilation = ProgramBatch.Compile(files);
        Programs = [.. files.Select(file => ProgramBatch.ProgramOf(file.Path)).Distinct()];
        Findings = await ProgramBatch.FindAsync(Compilation, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
