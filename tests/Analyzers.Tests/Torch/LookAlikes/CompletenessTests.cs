namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>
/// Every member of TorchSharp that sounds like an entry of the tables is one, or is known not to be.
/// A new TorchSharp fails here first.
/// </summary>
public class CompletenessTests
{
    private static readonly string[] IgnoredFunctionNames = [.. IgnoredFunctions.All.SelectMany(group => group.Names)];

    private static readonly string[] IgnoredModuleNames = [.. IgnoredModules.All.SelectMany(group => group.Names)];

    [Fact]
    public void Every_function_that_sounds_like_an_entry_is_judged() =>
        AssertNone(SoundingFunctions().Except(TableEntries.AllFunctions).Except(IgnoredFunctionNames));

    [Fact]
    public void Every_module_is_judged() =>
        AssertNone(PublicMembers.ConcreteModules().Except(TableEntries.AllModules).Except(IgnoredModuleNames));

    [Fact]
    public void The_patterns_hear_every_entry_of_the_tables() =>
        AssertNone(TableEntries.AllFunctions.Where(spelling => !MovesModules(spelling) && !LookAlike.Matches(Name(spelling))));

    [Fact]
    public void Nothing_is_ignored_that_does_not_exist_or_sounds_like_nothing() =>
        AssertNone(IgnoredFunctionNames.Except(SoundingFunctions()));

    [Fact]
    public void No_module_is_ignored_that_does_not_exist() => AssertNone(IgnoredModuleNames.Except(PublicMembers.ConcreteModules()));

    [Fact]
    public void Nothing_is_both_ignored_and_in_a_table()
    {
        AssertNone(IgnoredFunctionNames.Intersect(TableEntries.AllFunctions));
        AssertNone(IgnoredModuleNames.Intersect(TableEntries.AllModules));
    }

    [Fact]
    public void Nothing_is_ignored_twice()
    {
        Assert.Equal(IgnoredFunctionNames.Distinct(), IgnoredFunctionNames);
        Assert.Equal(IgnoredModuleNames.Distinct(), IgnoredModuleNames);
    }

    /// <summary>What is done to modules does not sound like what is done to tensors.</summary>
    private static bool MovesModules(string spelling) => spelling.StartsWith("Module", StringComparison.Ordinal);

    private static IEnumerable<string> SoundingFunctions() =>
        PublicMembers.GivingTensors().Where(spelling => LookAlike.Matches(Name(spelling)));

    /// <summary>Fails with all the names, one a line: they are the next work.</summary>
    private static void AssertNone(IEnumerable<string> names)
    {
        var found = names.Order().ToArray();
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static string Name(string spelling) => spelling[(spelling.LastIndexOf('.') + 1)..];
}
