using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>The two assemblies of the package as references of a project.</summary>
internal static class ShippedAnalyzers
{
    private static readonly IReadOnlyList<AnalyzerReference> References =
        [.. BuildOutputs.ShippedAnalyzers.Select(path => new AnalyzerFileReference(path, new Loader()))];

    /// <summary>The project with our analyzers, whether it refers to them or not, and of all others only those that write sources.</summary>
    public static ProjectInfo AnalyzeByOurs(ProjectInfo project)
    {
        var generators = project.AnalyzerReferences.Where(reference => !reference.GetGenerators(LanguageNames.CSharp).IsEmpty);
        return project.WithAnalyzerReferences(generators.Concat(References));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
