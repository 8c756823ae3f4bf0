using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Model;

namespace TorchSharp.Analyzers.Torch;

/// <summary>What all rules share about one compilation: the symbols and the value flow, computed once whichever rule asks first.</summary>
internal sealed class TorchCompilation
{
    private static readonly ConditionalWeakTable<Compilation, TorchCompilation> Compilations = new();

    private TorchCompilation(Compilation compilation)
    {
        if (TorchSymbols.Of(compilation) is not { } symbols)
            return;
        Flow = new FlowAnalysis(compilation, new TorchLibrary(symbols, compilation.Assembly));
        Losses = new AppliedLosses(Flow);
    }

    /// <summary>The value flow, or null if the compilation does not use TorchSharp.</summary>
    public FlowAnalysis? Flow { get; }

    /// <summary>The losses in it, or null likewise.</summary>
    public AppliedLosses? Losses { get; }

    public static TorchCompilation Of(Compilation compilation) =>
        Compilations.GetValue(compilation, static key => new TorchCompilation(key));
}
