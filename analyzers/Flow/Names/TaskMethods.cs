using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary><c>await Task.Run(() =&gt; model.forward(x))</c>: a task stands for what it gives in the end, as <c>await</c> does.</summary>
internal static class TaskMethods
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Task", "ValueTask", "TaskAwaiter", "ValueTaskAwaiter", "ConfiguredTaskAwaitable", "ConfiguredValueTaskAwaitable", "ConfiguredTaskAwaiter", "ConfiguredValueTaskAwaiter",
    };

    /// <summary>Whether a method or getter gives the task that it is called on, or what comes of it; an expression that is compiled is the lambda that it was written as.</summary>
    public static bool GivesItself(IMethodSymbol method) =>
        (method is { Name: "Compile", ContainingType: { Name: "Expression" or "LambdaExpression", ContainingNamespace.Name: "Expressions" } })
        || (!method.IsStatic && IsTask(method.ContainingType) && method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "get_Result" or "WaitAsync")
        || (method.Name == "get_Value" && IsLazy(method.ContainingType));

    public static bool GivesArgument(IMethodSymbol method) => method is { IsStatic: true, Name: "FromResult" } && IsTask(method.ContainingType);

    /// <summary>Whether a method waits for all tasks that it is given, and gives what comes of each.</summary>
    public static bool GivesAll(IMethodSymbol method) => method is { IsStatic: true, Name: "WhenAll", Arity: 1, Parameters.Length: 1 } && IsTask(method.ContainingType);

    /// <summary><c>new Lazy&lt;Net&gt;(() => new Net())</c>: an object that stands for what its function gives, as a task does.</summary>
    public static bool IsLazy(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Lazy", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a method runs the function that is its first argument, and gives its result.</summary>
    public static bool Runs(IMethodSymbol method) =>
        method.Parameters.Length > 0 && ((method is { IsStatic: true, Name: "Run" } && IsTask(method.ContainingType)) || (method.Name == "StartNew" && method.ContainingType.Name == "TaskFactory"));

    private static bool IsTask(INamedTypeSymbol type) =>
        Types.Contains(type.Name) && InSystem(type.ContainingNamespace);

    private static bool InSystem(INamespaceSymbol? space) => space is { Name: "Tasks" or "CompilerServices", ContainingNamespace: { Name: "Threading" or "Runtime", ContainingNamespace.Name: "System" } };
}
