using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch;

/// <summary>What all rules share about one compilation: the symbols and the value flow, computed once whichever rule asks first.</summary>
internal sealed class TorchCompilation
{
    private static readonly ConditionalWeakTable<Compilation, TorchCompilation> Compilations = new();

    private TorchCompilation(Compilation compilation)
    {
        if (TorchSymbols.Of(compilation) is { } symbols)
            Flow = new FlowAnalysis(compilation, new TorchLibrary(symbols, compilation.Assembly));
    }

    /// <summary>The value flow, or null if the compilation does not use TorchSharp.</summary>
    public FlowAnalysis? Flow { get; }

    public static TorchCompilation Of(Compilation compilation) =>
        Compilations.GetValue(compilation, static key => new TorchCompilation(key));
}
