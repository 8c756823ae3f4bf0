using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Reference.Tests.Registration;

/// <summary>How often the analysis and libtorch agree, and where they do not.</summary>
internal sealed class RegistrationTally
{
    private readonly HashSet<int> _programs = [];
    private readonly HashSet<int> _lost = [];

    /// <summary>Members that hold parts.</summary>
    public int Parts { get; private set; }

    /// <summary>Those of which the analysis says something.</summary>
    public int Judged { get; private set; }

    public List<string> Contradictions { get; } = [];

    public void Add(int seed, ModuleClass known, torch.nn.Module made, RegistrationOracle oracle)
    {
        _programs.Add(seed);
        if (!known.IsKnown)
            _lost.Add(seed);
        var construction = known.Constructions.FirstOrDefault(one => one.Constructor.Parameters.Length == 0) ?? known.Constructions.FirstOrDefault();
        var registered = construction is null ? null : new RegisteredThings(construction.Final);
        foreach (var member in construction?.Members ?? [])
        {
            var live = LivePart.In(LivePart.ValueOf(made, member.Member.ContainingType.Name, member.Member.Name, member.Member is IPropertySymbol)).ToList();
            if (live is [torch.Tensor and not Modules.Parameter])
            {
                Judge(seed, member, registered!.OfTensor(member.Held), [oracle.IsKnown(live[0])]);
                continue;
            }

            var parts = live.Where(LivePart.NeedsRegistration).ToList();
            if (parts.Count > 0)
                Judge(seed, member, member.State, parts.ConvertAll(oracle.IsKnown));
            else if (member.State == MemberState.Unregistered)
                Contradictions.Add($"{seed} {member.Member.Name}: is said to hold parts, and holds none\n{member.Member.ContainingType.DeclaringSyntaxReferences[0].SyntaxTree}");
        }
    }

    private void Judge(int seed, BuiltMember member, MemberState state, IReadOnlyList<bool?> known)
    {
        Parts++;
        if (state == MemberState.Unknown)
            return;
        Judged++;
        if (!known.All(one => one == (state == MemberState.Registered)))
            Contradictions.Add($"{seed} {member.Member.Name}: is said to be {state}, and libtorch says {string.Join(", ", known.Select(static one => one?.ToString() ?? "some of it"))}\n{member.Member.ContainingType.DeclaringSyntaxReferences[0].SyntaxTree}");
    }

    public override string ToString() =>
        $"{_programs.Count} programs, {_lost.Count} not followed; {Parts} members with parts, {Judged} judged, {Contradictions.Count} contradicted.";
}
