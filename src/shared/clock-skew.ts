/** From here on the clocks of this computer and of a vendor differ: five minutes is what a Windows domain tolerates. */
export const notableSkewMs = 300_000;
