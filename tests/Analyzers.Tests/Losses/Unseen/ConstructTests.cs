namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>
/// The language reference, C# 1 to 14, construct by construct: whatever can write to storage or run code undoes the activation once, and nothing is reported; and
/// once it does something else, and the activation is.
/// </summary>
public sealed class ConstructTests
{
    private static readonly IReadOnlyList<Construct> Members = [.. RunningCode.All, .. RunningInExpressions.All, .. WritingMembers.All];

    public static TheoryData<string> OfMembers => [.. Members.Select(row => row.Name)];

    public static TheoryData<string> OfTensors => [.. ChangingTensors.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(OfMembers))]
    public Task A_member_that_it_writes(string construct) => Findings.None(Known(Members, construct).OfMember);

    [Theory]
    [MemberData(nameof(OfMembers))]
    public Task A_member_that_it_leaves(string construct) => Twin(Known(Members, construct), static row => row.OfMemberTwin);

    [Theory]
    [MemberData(nameof(OfTensors))]
    public Task A_tensor_that_it_changes(string construct) => Findings.None(Known(ChangingTensors.All, construct).OfTensor);

    [Theory]
    [MemberData(nameof(OfTensors))]
    public Task A_tensor_that_it_leaves(string construct) => Twin(Known(ChangingTensors.All, construct), static row => row.OfTensorTwin);

    [Fact]
    public void Every_construct_has_a_name_of_its_own()
    {
        Assert.Equal(Members.Count, Members.DistinctBy(row => row.Name).Count());
        Assert.Equal(ChangingTensors.All.Count, ChangingTensors.All.DistinctBy(row => row.Name).Count());
    }

    private static Task Twin(Construct row, Func<Construct, string> program) => row.IsLost ? Findings.None(program(row)) : Findings.One(program(row));

    private static Construct Known(IEnumerable<Construct> table, string name)
    {
        var row = table.Single(row => row.Name == name);
        Findings.SkipBefore(row.Version);
        return row;
    }
}
