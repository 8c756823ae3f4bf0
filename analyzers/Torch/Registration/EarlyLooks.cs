namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Calls in a constructor that go over the parts of the module before any is registered.</summary>
internal static class EarlyLooks
{
    /// <summary>Only where the parts are registered afterwards: else nothing is registered at all, which is another mistake.</summary>
    public static IEnumerable<BuildEvent> Of(DeclaredModule module)
    {
        if (module.Class.IsChain)
            return [];
        return module.Class.Constructions.Where(static construction => construction.HasRun == true && construction.Members.Any(static member => member.State == MemberState.Registered))
            .SelectMany(static construction => construction.Events).Where(one => one.Kind == BuildEventKind.EarlyLook && module.Contains(one.Place))
            .GroupBy(static one => one.Place).Select(static one => one.First());
    }
}
