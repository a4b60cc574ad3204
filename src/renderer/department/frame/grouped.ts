/** An amount's text in 元 with its separators: "1234567.50" as "1,234,567.50". */
export const grouped = (yuan: string): string => yuan.replace(/\B(?=(\d{3})+\.)/g, ',')
