using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A call of a member of TorchSharp that a table names, or the making of an object of its: <c>torch.erfinv(x)</c>, <c>new SGD(…)</c>.</summary>
internal sealed class LibraryCall
{
    private const string Prefix = TorchNames.Assembly + ".";

    public LibraryCall(SyntaxNode node, Location name, IOperation operation, IMethodSymbol method, VisibleValues visible, FlowAnalysis flow)
    {
        Node = node;
        Name = name;
        Operation = operation;
        Method = method.ReducedFrom ?? method;
        Visible = visible;
        Flow = flow;
        Id = Method.OriginalDefinition.GetDocumentationCommentId() ?? "";
        Version = Method.ContainingAssembly.Identity.Version;
    }

    public SyntaxNode Node { get; }

    /// <summary>Where the member is named; of <c>new(…)</c> all of it, of <c>base(…)</c> the keyword.</summary>
    public Location Name { get; }

    public IOperation Operation { get; }

    /// <summary>The member is handed on and called elsewhere: <c>Func&lt;Tensor, Tensor&gt; inverse = torch.erfinv</c>.</summary>
    public bool IsHandedOn => Operation is IMethodReferenceOperation;

    public IMethodSymbol Method { get; }

    /// <summary>What can be seen of values around it.</summary>
    public VisibleValues Visible { get; }

    /// <summary>The program around it.</summary>
    public FlowAnalysis Flow { get; }

    /// <summary>The documentation ID.</summary>
    public string Id { get; }

    /// <summary>The version of the library.</summary>
    public Version Version { get; }

    /// <summary>What it is called on, or null.</summary>
    public IOperation? Receiver => (Operation as IInvocationOperation)?.Instance;

    /// <summary>Whether the member is one of those: an ID without a parameter list means all overloads.</summary>
    public bool IsAny(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            if (Is(Id, id))
                return true;
        }

        return false;
    }

    public static bool Is(string member, string id) =>
        member.StartsWith(id, StringComparison.Ordinal) && (member.Length == id.Length || member[id.Length] == '(');

    /// <summary>The argument of a parameter, if it is written.</summary>
    public IArgumentOperation? Argument(string parameter)
    {
        foreach (var argument in ArgumentsOf(Operation))
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)
                return argument;
        }

        return null;
    }

    /// <summary>The argument of a parameter that is given by its place alone, as it is written: what stands in parentheses is no argument to the compiler.</summary>
    public (ArgumentSyntax Syntax, IOperation Value)? Positional(string parameter) =>
        Argument(parameter) is { Value: var value } argument && argument.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() is { NameColon: null } written ? (written, value) : null;

    /// <summary>How many arguments are written.</summary>
    public int ArgumentCount => ArgumentsOf(Operation).Count(static argument => argument.ArgumentKind == ArgumentKind.Explicit);

    /// <summary>Whether an argument is given and is the constant true.</summary>
    public bool IsTrue(string parameter) => Argument(parameter) is { } argument && Visible.Constant(argument.Value) is { HasValue: true, Value: true };

    /// <summary>Whether an argument is given and is the constant 0.</summary>
    public bool IsZero(string parameter) => Argument(parameter) is { } argument && Visible.Constant(argument.Value) is { HasValue: true, Value: { } value } && FaultCheck.AreSame(value, 0);

    /// <summary>Whether it changes nothing, and gives a tensor of which nobody else knows.</summary>
    public bool IsPure() =>
        PureOperations.Names.Contains(Method.Name) && Method.ContainingType is { } type && PureOperations.Containers.Contains(MetadataNameOf(type)) && !Method.ReturnsVoid
        && Argument(PureOperations.Output) is null
        && (Argument(PureOperations.Inplace) is not { } inplace || Visible.Constant(inplace.Value) is { HasValue: true, Value: false });

    private static string MetadataNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataNameOf(outer)}+{type.MetadataName}" : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    /// <summary>The argument at a place of the parameters, if it is written.</summary>
    public IArgumentOperation? Argument(int position)
    {
        foreach (var argument in ArgumentsOf(Operation))
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Ordinal == position)
                return argument;
        }

        return null;
    }

    /// <summary>The class of TorchSharp.Modules whose object is applied: <c>MultiheadAttention</c> of <c>attention.call(q, k, v)</c>.</summary>
    public string? AppliedClass =>
        Applications.IsName(Method.Name) && Receiver is { } receiver ? ModuleNameOf(Conversions.Under(receiver)) ?? ModuleNameOf(Conversions.Under(Visible.Source(receiver))) : null;

    private static string? ModuleNameOf(IOperation module) => module.Type is { } type ? TorchSymbols.ModuleNameOf(type) : null;

    public static IEnumerable<IArgumentOperation> ArgumentsOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => Enumerable.Empty<IArgumentOperation>(),
    };

    /// <summary>How messages name the member: as a program does.</summary>
    public string Spelling
    {
        get
        {
            var type = Method.ContainingType.ToDisplayString();
            var known = type.StartsWith(Prefix, StringComparison.Ordinal) ? type.Substring(Prefix.Length) : type;
            return Method.MethodKind == MethodKind.Constructor ? known : $"{(known == "torch.Tensor" ? "Tensor" : known)}.{Method.Name}";
        }
    }
}
