using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>Which files may speak of a type or member, judged by names alone: the others need not be bound.</summary>
internal interface IMentions
{
    /// <summary>The files in which an expression may have this type.</summary>
    IReadOnlyCollection<SyntaxTree> Knowing(INamedTypeSymbol type, CancellationToken cancellation);

    /// <summary>The files that call the type by its name.</summary>
    IEnumerable<SyntaxTree> Naming(INamedTypeSymbol type, CancellationToken cancellation);

    /// <summary>The files in which a word stands.</summary>
    IEnumerable<SyntaxTree> With(string word, CancellationToken cancellation);
}
