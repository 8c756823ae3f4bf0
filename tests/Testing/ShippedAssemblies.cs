using System.Reflection;

namespace TorchSharp.Analyzers.Testing;

/// <summary>The two assemblies that the package carries.</summary>
public static class ShippedAssemblies
{
    public static Assembly Analyzers { get; } = Assembly.Load("TorchSharp.Analyzers");

    public static Assembly CodeFixes { get; } = Assembly.Load("TorchSharp.Analyzers.CodeFixes");
}
