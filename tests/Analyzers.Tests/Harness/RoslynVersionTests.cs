using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tests.Catalogue;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>With <c>-p:RoslynTestVersion=4.8.0</c> it is Roslyn 4.8.0 that runs, whatever the packages drag in.</summary>
public class RoslynVersionTests
{
    [Theory]
    [InlineData(typeof(Compilation))]
    [InlineData(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation))]
    [InlineData(typeof(Workspace))]
    public void The_version_that_was_asked_for_runs(Type type) =>
        Assert.Equal(BuildFacts.RoslynTestVersion, type.Assembly.GetName().Version!.ToString(fieldCount: 3));
}
