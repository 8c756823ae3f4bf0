using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What an object is, as far as registration asks.</summary>
internal enum ThingKind
{
    /// <summary>The module under construction.</summary>
    Self,

    /// <summary>A module; whether it has weights or a mode, its class says.</summary>
    Layer,

    /// <summary>A weight.</summary>
    Parameter,

    /// <summary>A tensor that is no weight.</summary>
    Tensor,

    /// <summary>Sequential: holds modules, and asks for them anew each time.</summary>
    Chain,

    /// <summary>ModuleList and ModuleDict: hold modules, and are read once.</summary>
    List,

    /// <summary>An array, a list, a dictionary, a tuple: nobody looks into it.</summary>
    Collection,

    /// <summary>A delegate.</summary>
    Function,

    /// <summary>The own parts as a sequence that is empty or not when somebody goes over it.</summary>
    OwnParts,
}

/// <summary>An object, known by the place where it is made. In a loop it stands for all that are made there.</summary>
/// <param name="kind">What it is.</param>
/// <param name="node">Where it is made.</param>
/// <param name="type">Its class, if it is known.</param>
/// <param name="making">What makes it.</param>
internal sealed class Thing(ThingKind kind, SyntaxNode node, ITypeSymbol? type, IOperation? making)
{
    public ThingKind Kind => kind;

    public SyntaxNode Node => node;

    public ITypeSymbol? Type => type;

    public IOperation? Making => making;

    /// <summary>What is added to it is part of it.</summary>
    public bool Holds => kind is ThingKind.Chain or ThingKind.List or ThingKind.Collection or ThingKind.Layer or ThingKind.Function;
}
