using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What a statement writes, and how.</summary>
public sealed class SyntacticWritesTests
{
    [Theory]
    [InlineData("x = y;", "Value x")]
    [InlineData("x += y;", "Value x")]
    [InlineData("x ??= y;", "Value x")]
    [InlineData("(x) = y;", "Value x")]
    [InlineData("x! = y;", "Value x")]
    [InlineData("a.x = y;", "Value a.x")]
    [InlineData("(x, (a.x, _)) = y;", "Value x, Value a.x, Value _")]
    [InlineData("(x, var z) = y;", "Value x, Value var z, Declaration z")]
    [InlineData("x++;", "Value x")]
    [InlineData("--a.x;", "Value a.x")]
    [InlineData("var y = !x && x! != -x;", "Declaration y")]
    [InlineData("F(ref x, out y, in z);", "Value x, Value y, Value z")]
    [InlineData("F(out var y);", "Value var y, Declaration y")]
    [InlineData("ref var y = ref x;", "Declaration y, Value x")]
    [InlineData("(b ? ref x : ref y) = z;", "Value b ? ref x : ref y, Value x, Value y")]
    [InlineData("return ref x;", "Value x")]
    [InlineData("unsafe { var p = &x; }", "Declaration p, Value x")]
    [InlineData("foreach (var y in x) { }", "Declaration y")]
    [InlineData("foreach (var (y, z) in x) { }", "Declaration y, Declaration z")]
    [InlineData("if (x is { F: var y }) { }", "Declaration y")]
    [InlineData("int y;", "")]
    [InlineData("x[0] = y;", "Content x")]
    [InlineData("x[0]++;", "Content x")]
    [InlineData("(x!)[0] = y;", "Content x")]
    [InlineData("F(ref a.x[0]);", "Content a.x")]
    [InlineData("x?[0] = y;", "Content x")]
    [InlineData("a?.x = y;", "Value .x")]
    [InlineData("x.Add(y);", "Content x")]
    [InlineData("x?.Add(y);", "Content x")]
    [InlineData("a?.x?.Add(y);", "Content .x")]
    [InlineData("a.x.Append(y);", "Content a.x")]
    [InlineData("x.Count();", "")]
    [InlineData("x.Redden_();", "InPlace x")]
    [InlineData("x?.Redden_(y);", "InPlace x, InPlace y")]
    [InlineData("Redden_(x);", "InPlace x")]
    [InlineData("_ = new T { x = y };", "Value _, Value x")]
    [InlineData("_ = new T { x = { y } };", "Value _, Content x")]
    [InlineData("_ = new T { x = { F = y } };", "Value _, Content x, Value F")]
    [InlineData("_ = new T { [0] = y };", "Value _, Value [0]")]
    public void Of_a_statement(string statement, string expected)
    {
        var writes = new List<SyntacticWrite>();
        foreach (var node in SyntaxFactory.ParseStatement(statement).DescendantNodesAndSelf())
            SyntacticWrites.Collect(node, ToyNames.Instance, writes);
        Assert.Equal(expected, string.Join(", ", writes.Select(write => $"{write.Kind} {write.Declared ?? write.Target.ToString()}")));
    }
}
