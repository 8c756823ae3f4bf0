using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>Names that sound like an entry of the fact tables.</summary>
internal static partial class LookAlike
{
    private static readonly Regex[] Families = [Activation(), Bound(), Loss(), Shape(), Order(), Place(), Ownership(), Index(), Repeat(), Mixture(), Joining(), Cast(), Affine()];

    public static bool Matches(string name) => Families.Any(family => family.IsMatch(name));

    [GeneratedRegex("sigmoid|expit|logistic|logit|soft|relu|elu|tanh|squash|swish|silu|mish|glu|shrink|threshold|heaviside", RegexOptions.IgnoreCase)]
    private static partial Regex Activation();

    [GeneratedRegex("clamp|clip|dropout|^log(?!ical)", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex("loss|bce|cross_?entropy|nll|kl_?div", RegexOptions.IgnoreCase)]
    private static partial Regex Loss();

    [GeneratedRegex("view|reshape|squeeze|flatten|ravel|adjoint|expand|broadcast|atleast", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex("permut|transpose|swap|^move|^m?[th]_?$|align", RegexOptions.IgnoreCase)]
    private static partial Regex Order();

    [GeneratedRegex("contiguous|clone|alias|deta?t?ch|requires_grad|pin_memory|^cpu$|^cuda$|^mps$|positive|identity", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex("disposescope|^moveto|disposeeverything", RegexOptions.IgnoreCase)]
    private static partial Regex Ownership();

    [GeneratedRegex("^this|index|slice|narrow|select|unbind|chunk|split|gather|take", RegexOptions.IgnoreCase)]
    private static partial Regex Index();

    [GeneratedRegex("repeat|tile$|flip|roll$|rot90", RegexOptions.IgnoreCase)]
    private static partial Regex Repeat();

    [GeneratedRegex("mean|median|^a?m(ax|in)|topk|sort$|pool|interpolate|upsample", RegexOptions.IgnoreCase)]
    private static partial Regex Mixture();

    [GeneratedRegex("stack$|cat$|concat", RegexOptions.IgnoreCase)]
    private static partial Regex Joining();

    [GeneratedRegex(@"^to$|^to_|^type|^(b?float\d*|half|double)$", RegexOptions.IgnoreCase)]
    private static partial Regex Cast();

    [GeneratedRegex("linear|conv(?!ert)|embedding", RegexOptions.IgnoreCase)]
    private static partial Regex Affine();
}
