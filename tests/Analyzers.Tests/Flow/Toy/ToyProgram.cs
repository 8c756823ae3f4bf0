using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>A program over the toy library, and what the engine says of it.</summary>
internal sealed class ToyProgram
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Toy;
        global using static Toy.Lib;
        """;

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private ToyProgram(CSharpCompilation compilation, FlowAnalysis flow)
    {
        Compilation = compilation;
        Flow = flow;
    }

    public CSharpCompilation Compilation { get; }

    public FlowAnalysis Flow { get; }

    /// <summary>A program that compiles.</summary>
    public static ToyProgram Of(params string[] files)
    {
        var program = HalfTyped(files);
        var errors = program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return program;
    }

    /// <summary>A program that need not compile.</summary>
    public static ToyProgram HalfTyped(params string[] files)
    {
        var trees = files.Append(Usings).Select((text, index) => CSharpSyntaxTree.ParseText(text, path: $"File{index}.cs"));
        var compilation = CSharpCompilation.Create("Program", trees, [.. TestProgramReferences.WithoutTorchSharp, ToySource.Reference], Options);
        return new ToyProgram(compilation, new FlowAnalysis(compilation, new ToyLibrary()));
    }

    /// <summary>The same program, of which nobody has asked anything yet.</summary>
    public ToyProgram Fresh(Action? onQuestion = null) => new(Compilation, new FlowAnalysis(Compilation, new ToyLibrary(onQuestion)));

    /// <summary>The program after an edit: one file has another text, the others are the same trees.</summary>
    public ToyProgram With(int file, string text)
    {
        var tree = Compilation.SyntaxTrees[file];
        var edited = Compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, path: tree.FilePath));
        return new(edited, new FlowAnalysis(edited, new ToyLibrary()));
    }

    /// <summary>What a method returns: "C.M".</summary>
    public string Returns(string method) => ValueText.Of(SummaryOf(method).Returns);

    /// <summary>What is observed in a member, and where: "red at Red(x)".</summary>
    public string[] Observed(string member) => ObservedUntil(member, CancellationToken.None);

    /// <summary>What rules ask, a whole tree, whose members the gate may turn away, must give everything that is observed in the member.</summary>
    public string[] ObservedUntil(string member, CancellationToken cancellation)
    {
        var symbol = MemberOf(member);
        var observed = Flow.ObservationsIn(symbol, cancellation);
        var reported = symbol.DeclaringSyntaxReferences.SelectMany(reference => Flow.ObservationsIn(reference.SyntaxTree, null, cancellation)).ToHashSet();
        Assert.True(observed.All(reported.Contains), $"{member} is turned away.");
        return [.. observed.Select(Text)];
    }

    /// <summary>What is observed in a file, or in those of its members that a part of its text touches.</summary>
    public string[] ObservedInFile(int file, string? part = null)
    {
        var tree = Compilation.SyntaxTrees[file];
        TextSpan? span = part is null ? null : new TextSpan(tree.ToString().IndexOf(part, StringComparison.Ordinal), part.Length);
        return [.. Flow.ObservationsIn(tree, span, CancellationToken.None).Select(Text)];
    }

    public bool IsLetThrough(string member) => IsLetThrough(MemberOf(member));

    private bool IsLetThrough(ISymbol member) => member.DeclaringSyntaxReferences.Any(
        reference => Flow.Index.MembersLeadingTo(Interests.Observation, reference.SyntaxTree, CancellationToken.None)
            .Any(text => text.Span.OverlapsWith(reference.Span)));

    public Summary SummaryOf(string method) =>
        new SummaryFixpoint(Flow, CancellationToken.None).SummaryOf((IMethodSymbol)MemberOf(method), Bounds.Depth);

    private static string Text(Observation observation) => $"{ValueText.Of(observation.Arguments[0])} at {observation.Place}";

    private ISymbol MemberOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var type = Compilation.GetTypeByMetadataName(name[..dot])!;
        var member = name[(dot + 1)..];
        return member == "new" ? type.InstanceConstructors.First() : type.GetMembers(member).First();
    }
}
