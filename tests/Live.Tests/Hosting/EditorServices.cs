using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host;
using Microsoft.CodeAnalysis.Host.Mef;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>Finds Roslyn's internal editor services. Their shape is that of version 5.12.0, which this project is pinned to.</summary>
internal static class EditorServices
{
    public const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Features = Assembly.Load("Microsoft.CodeAnalysis.Features");
    private static readonly Assembly Workspaces = Assembly.Load("Microsoft.CodeAnalysis.Workspaces");

    /// <summary>The parts that an editor composes, C# features included.</summary>
    public static MefHostServices Host { get; } = MefHostServices.Create(
        MefHostServices.DefaultAssemblies.Append(Features).Append(Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features")).Distinct());

    public static Type InternalType(string name) =>
        Features.GetType(name) ?? Workspaces.GetType(name) ?? throw new InvalidOperationException($"Roslyn has no {name}.");

    /// <summary>A service that the composition exports.</summary>
    public static object Export(Type contract)
    {
        var exports = InternalType("Microsoft.CodeAnalysis.Host.Mef.IMefHostExportProvider").GetMethods()
            .Single(method => method.Name == "GetExports" && method.GetGenericArguments().Length == 1);
        var lazies = (IEnumerable)exports.MakeGenericMethod(contract).Invoke(Host, null)!;
        return Property(lazies.Cast<object>().Single(), "Value");
    }

    /// <summary>A service that belongs to a workspace.</summary>
    public static object WorkspaceService(Solution solution, Type contract)
    {
        var getService = typeof(SolutionServices).GetMethods(Members).Single(method => method.Name == "GetRequiredService");
        return getService.MakeGenericMethod(contract).Invoke(solution.Services, null)!;
    }

    public static object Property(object instance, string name) =>
        instance.GetType().GetProperty(name, Members)?.GetValue(instance)
        ?? throw new InvalidOperationException($"{instance.GetType().Name} has no value for {name}.");

    public static object Field(object instance, string name) =>
        instance.GetType().GetField(name, Members)?.GetValue(instance)
        ?? throw new InvalidOperationException($"{instance.GetType().Name} has no value for {name}.");

    /// <summary>The result of a task whose type cannot be named here.</summary>
    public static async Task<object> ResultAsync(object task)
    {
        await (Task)task;
        return Property(task, "Result");
    }
}
